"""What the register shows when it is looked at as a whole."""

from verbale.analysis.matrix import Cell, Evidence, Matrix, matrix
from verbale.analysis.order import in_order

__all__ = ["Cell", "Evidence", "Matrix", "in_order", "matrix"]
