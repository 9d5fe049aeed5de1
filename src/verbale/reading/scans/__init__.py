"""Pictures of pages: an installed Tesseract reads them, and says how sure it is of every line."""

from verbale.reading.scans.document import advice, read_image, recognise_missing, unread_pages
from verbale.reading.scans.pictures import Scan

__all__ = ["Scan", "advice", "read_image", "recognise_missing", "unread_pages"]
