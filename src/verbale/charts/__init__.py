"""Pictures of a register, as SVG that needs nothing from outside."""

from verbale.charts.matrix import matrix_svg
from verbale.charts.palette import PALETTE, SYMBOLS, Paint

__all__ = ["PALETTE", "SYMBOLS", "Paint", "matrix_svg"]
