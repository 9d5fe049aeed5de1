"""A file becomes a Document: its reading text, where each character came from, its blocks, notes, links and furniture.

`read` takes a file of any format, `read_text` a string, `expand` finds the files in folders, `unpack` the documents in
archives and mails; `SourceFile` is a file in memory, `Limits` what one may ask for.
"""

from verbale.reading.archives import unpack
from verbale.reading.document import read, read_text
from verbale.reading.files import SourceFile, expand, load
from verbale.reading.limits import Limits

__all__ = ["Limits", "SourceFile", "expand", "load", "read", "read_text", "unpack"]
