"""A file becomes a Document: its reading text, where each character came from, its blocks, notes, links and furniture.

`read` takes a file, `read_text` a string, `expand` finds the files in folders. Text, Markdown and HTML are read.
"""

from verbale.reading.document import read, read_text
from verbale.reading.files import expand

__all__ = ["expand", "read", "read_text"]
