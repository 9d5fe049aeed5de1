"""A file becomes a Document: its reading text, where each character came from, its blocks, notes, links and furniture.

`read` takes a file of any format, `read_text` a string, `expand` finds the files in folders; `SourceFile` is a file
that is not on disk, `Limits` what a file may ask for.
"""

from verbale.reading.document import read, read_text
from verbale.reading.files import SourceFile, expand
from verbale.reading.limits import Limits

__all__ = ["Limits", "SourceFile", "expand", "read", "read_text"]
