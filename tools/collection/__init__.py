"""Makes the collection that reading is measured with: letters in many forms with their truth, and broken files.

Every State, person and document in it is invented. `letters/` holds what is written, one file per language; the other
modules put it into a form each: `typesetting` (PDF), `word` (DOCX), `web` (HTML), `plain` (text and truth), `scanning`
(pictures of pages); `broken` makes files that no reader should trip over. `make fixtures` runs `python -m collection`.
"""
