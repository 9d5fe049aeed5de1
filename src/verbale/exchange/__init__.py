"""What others take away: the record as tables and as lines of JSON, every quote exactly as in the source."""

from verbale.exchange.files import written
from verbale.exchange.jsonl import mark_row, mark_rows, member_rows, statement_row, write_jsonl
from verbale.exchange.tables import read_positions_csv, write_matrix_csv, write_positions_csv

__all__ = [
    "mark_row",
    "mark_rows",
    "member_rows",
    "read_positions_csv",
    "statement_row",
    "write_jsonl",
    "write_matrix_csv",
    "write_positions_csv",
    "written",
]
