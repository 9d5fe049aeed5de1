"""From lines on pages to a Document: what a PDF's text layer and a recognised picture have in common.

A reader of pages gives `PageLayout`s; `document_of_layout` finds the reading order, what is furniture, what is a
heading, a note or a paragraph, and writes the Document with every character's place on its page.
"""

from verbale.reading.layout.document import document_of_layout
from verbale.reading.layout.shape import PageLayout, TextLine, Word, line_of_words

__all__ = ["PageLayout", "TextLine", "Word", "document_of_layout", "line_of_words"]
