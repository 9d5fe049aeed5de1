"""From a path to bytes, and from the bytes of a text to what they say: which files to read, how they are encoded."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from verbale.errors import UnreadableSource
from verbale.model import Source
from verbale.reading import formats
from verbale.reading.limits import MEBIBYTE, Limits

# Outputs of our own that a walk through folders must not take for sources.
_OWN_OUTPUTS = frozenset({".db", ".db-journal", ".db-wal", ".db-shm", ".sqlite", ".jsonl", ".csv"})
_OWN_FOLDERS = frozenset({"node_modules", "__pycache__", "__MACOSX"})
_SUFFIXES = frozenset({
    "", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".asc", ".me",
    ".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".ott", ".rtf", ".epub", ".eml", ".mbox", ".msg",
    ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".zip", ".tar", ".gz", ".tgz",
})  # fmt: skip
# What has another suffix is looked into: it is read if it is one of these, whatever it is called.
_FOUND_BY_CONTENT = frozenset({formats.PDF, formats.DOCX, formats.ODT, formats.RTF, formats.DOC, formats.MAIL})
_NEVER_LOOKED_INTO = frozenset({
    ".css", ".js", ".mjs", ".json", ".xml", ".svg", ".py", ".toml", ".yaml", ".yml", ".ini", ".log", ".gif", ".ico",
    ".woff", ".woff2", ".ttf", ".otf", ".mp3", ".mp4", ".avi", ".mov", ".exe", ".dll", ".so", ".xlsx", ".pptx",
})  # fmt: skip
_HEAD = 1 << 16
_SAVED_PAGE = frozenset({".htm", ".html", ".xhtml"})

# The encodings documents in the six languages come in; the detector picks the best of these.
_LEGACY = (
    "gb18030", "big5", "big5hkscs", "cp1251", "koi8_r", "cp866", "iso8859_5", "cp1256", "iso8859_6", "cp1252",
    "iso8859_15", "latin_1", "utf_16", "utf_16_le", "utf_16_be", "utf_32",
)  # fmt: skip
_BINARY = "is binary, not text; give a text, Markdown or HTML file"
_DETECTION_SAMPLE = 1 << 16
_MIXED_SHARE = 0.2
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_BLOCKS = re.compile(r"</(?:p|div|table|h[1-6]|article|ul)>", re.IGNORECASE)


def expand(paths: Iterable[Path | str]) -> list[Path]:
    """The files to read: files as given, folders walked in sorted order, each file once. Archives stay closed.

    In folders, hidden files, what Verbale writes itself (registers, CSV, JSON Lines), what belongs to a saved page
    (`page_files` beside `page.html`) and files of other kinds than documents are left out. What is none by its suffix
    is looked into: a PDF, an office file, a mail is read whatever it is called.

    Raises UnreadableSource if a path does not exist.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path)))
        elif path.exists():
            found[path] = None
        else:
            raise UnreadableSource(str(path), "no such file or folder; check the path")
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in _SAVED_PAGE}
        folders[:] = sorted(name for name in folders if may_be_document(f"{name}/x") and not _is_of_page(name, pages))
        for name in sorted(names):
            path = Path(parent, name)
            if may_be_document(name) and (Path(name).suffix.lower() in _SUFFIXES or is_document(name, _head(path))):
                yield path


def _is_of_page(folder: str, pages: set[str]) -> bool:
    """Whether a folder holds what a browser saved along with a page: called as the page and something after it."""
    return any(folder == f"{page}_files" or folder == f"{page}.files" for page in pages)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def may_be_document(name: str) -> bool:
    """Whether a file's path, as a folder or an archive has it, lets it be one: not hidden, and no output of ours."""
    parts = name.replace("\\", "/").split("/")
    hidden = any((part.startswith(".") and part.strip(".")) or part in _OWN_FOLDERS for part in parts)
    suffix = Path(parts[-1]).suffix.lower()
    return not hidden and suffix not in _OWN_OUTPUTS and suffix not in _NEVER_LOOKED_INTO


def is_document(name: str, data: bytes) -> bool:
    """Whether a file is one to read, by its suffix or, where that says nothing, by its first bytes."""
    return Path(name).suffix.lower() in _SUFFIXES or formats.sniff(data[:_HEAD]) in _FOUND_BY_CONTENT


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of a document as received. `name` is shown: `letter.pdf`, `papers.zip/annexes/letter.pdf`."""

    name: str
    data: bytes = field(repr=False)

    def source(self, media_type: str, *, encoding: str | None = None) -> Source:
        """The record of these bytes."""
        return Source(self.name, hashlib.sha256(self.data).hexdigest(), media_type, len(self.data), encoding)


def load(path: Path | str, *, limits: Limits) -> SourceFile:
    """The bytes of a file. Raises UnreadableSource for one that is missing, cannot be opened, or is too large."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.file_mib * MEBIBYTE + 1)
    except FileNotFoundError:
        raise UnreadableSource(str(path), "no such file; check the path") from None
    except IsADirectoryError:
        raise UnreadableSource(str(path), "is a folder; expand it into its files first") from None
    except OSError as error:
        raise UnreadableSource(str(path), f"cannot be opened: {error.strerror}") from None
    if len(data) > limits.file_mib * MEBIBYTE:
        raise UnreadableSource(path.name, f"is larger than {limits.file_mib} MiB; raise the limit file_mib to read it")
    return SourceFile(path.name, data)


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    """The text of some bytes and the encoding they were in. UTF-8 first, then by what HTML says, then by detection.

    Raises UnreadableSource (with `name`) if they are no text.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableSource(name, "is empty; there is nothing to read")
    text, encoding = _decode(data, name)
    sample = text[:100_000]
    if len(_CONTROLS.findall(sample)) > 0.01 * len(sample):
        raise UnreadableSource(name, _BINARY)
    return text, encoding


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    if b"\x00" in data[:4096]:
        return _wide(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if mixed := _mixed(data, name):
        return mixed
    damaged = data.decode("utf-8", errors="replace")
    sample = damaged[:20_000]
    broken = sample.count("\ufffd")
    if broken * 20 < sum(character > "\x7f" for character in sample) - broken:
        return damaged, "utf-8"  # UTF-8 with a few broken bytes: keep what can be read, in place
    declared = _HTML_CHARSET.search(data[:4096])
    if declared:
        encoding = declared.group(1).decode("ascii")
        try:
            return data.decode(encoding), encoding.lower()
        except (LookupError, UnicodeDecodeError):
            pass
    return _detect(data, name)


def _mixed(data: bytes, name: str) -> tuple[str, str] | None:
    """A text put together of UTF-8 and an older encoding, line by line; None if it is not one.

    UTF-8 must be a good part of the lines that are not plain ASCII, because a line of another encoding can be UTF-8 by
    chance. Both encodings are named (`utf-8+cp1251`).
    """
    lines = data.splitlines(keepends=True)
    older = [line for line in lines if not line.isascii() and _is_older(line)]
    newer = sum(not line.isascii() for line in lines) - len(older)
    if not older or newer < _MIXED_SHARE * (newer + len(older)):
        return None
    try:
        _, encoding = _detect(b"".join(older), name)
    except UnreadableSource:
        return None
    wrong = frozenset(older)
    text = "".join(line.decode(encoding if line in wrong else "utf-8", errors="replace") for line in lines)
    return text, f"utf-8+{encoding}"


def _is_older(line: bytes) -> bool:
    """Whether a line is no UTF-8, not even with a few broken bytes."""
    text = line.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken * 3 > sum(character > "\x7f" for character in text) - broken


def _wide(data: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without its mark: every other byte of most text is NUL. Anything else with NUL is binary."""
    head = data[:4096]
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        if head[offset::2].count(0) > 0.3 * len(head) / 2 > 10 * head[1 - offset :: 2].count(0):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    raise UnreadableSource(name, _BINARY)


def _detect(data: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # half a second's import: only for files that are not UTF-8

    for sample in (data[:_DETECTION_SAMPLE], data):
        best = from_bytes(sample, cp_isolation=list(_LEGACY)).best()
        if best is None:
            continue
        try:
            return data.decode(best.encoding), best.encoding
        except UnicodeDecodeError:
            continue
    raise UnreadableSource(name, "is in no encoding that could be recognised; save it as UTF-8")


def media_type(text: str) -> str:
    """`text/html` if the text is a web page or a part of one, `text/markdown` or `text/plain` otherwise.

    Judged by the content, not the file's name: files named .txt often hold Markdown.
    """
    from verbale.reading.markdown import is_markdown

    head = text[:3000]
    if _HTML_START.search(head):
        return "text/html"
    if head.lstrip().startswith("<") and len(_HTML_BLOCKS.findall(text[:20_000])) >= 2:
        return "text/html"
    return "text/markdown" if is_markdown(text) else "text/plain"
