"""Text becomes marks: names, dates, citations and the words that express concepts, found in one pass."""

from verbale.marking.marks import mark, matcher_for

__all__ = ["mark", "matcher_for"]
