"""What RTF's control words stand for: characters, encodings, and the groups that hold no text."""

from __future__ import annotations

CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "~": "\u00a0", "-": "\u00ad",
    "_": "\u2011", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e",
    "rtlmark": "\u200f", "zwbo": "\u200b", "nestcell": "\t",
}  # fmt: skip
"""Control words and symbols that are a character."""

PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "column", "\n", "\r", "nestrow"})

# Code pages by what a font's `\fcharset` says; 0 and 1 are the document's own.
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
ENCODINGS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 10000: "mac_roman", 65001: "utf-8"}

# Groups whose text is none of the document's, and that are not marked as ones to pass over.
SKIPPED = frozenset({
    "colortbl", "pict", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "tc", "tcn", "xe", "rxe", "txe",
    "nonshppict", "shprslt", "private", "revtbl", "listtable", "listoverridetable", "filetbl", "objdata", "objclass",
    "objname", "template", "keycode", "comment", "subject", "operator", "keywords", "doccomm", "vern", "hlinkbase",
    "company", "manager", "category", "revtim", "printim", "buptim", "do", "falt", "panose", "fname",
})  # fmt: skip
# Groups marked as ones to pass over by who does not know them, and known here.
KNOWN = frozenset({
    "fldinst", "shpinst", "shptxt", "annotation", "ud", "do", "dptxbxtext", "listtext", "pntext", "cs", "ds",
    "ts", "footnote",
})  # fmt: skip

FACTS = {"title": "title", "author": "author"}
HEADS = frozenset({"header", "headerl", "headerr", "headerf"})
FEET = frozenset({"footer", "footerl", "footerr", "footerf"})
