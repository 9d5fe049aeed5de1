"""What the register shows when it is looked at as a whole."""

from verbale.analysis.counting import ONCE, Counting, Held, Listed, held, listing
from verbale.analysis.matrix import Cell, Evidence, Matrix, matrix
from verbale.analysis.order import in_order

__all__ = [
    "ONCE",
    "Cell",
    "Counting",
    "Evidence",
    "Held",
    "Listed",
    "Matrix",
    "held",
    "in_order",
    "listing",
    "matrix",
]
