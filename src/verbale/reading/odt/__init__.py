"""OpenDocument texts (ODT): the final text, with headings, lists, tables, frames, notes. Macros are never run."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import formats, typed_notes
from verbale.reading.changes import Changes
from verbale.reading.files import SourceFile
from verbale.reading.limits import Limits
from verbale.reading.looks import find_headings
from verbale.reading.manuscript import Paragraph, to_document
from verbale.reading.odt.lists import Lists
from verbale.reading.odt.names import DC, META, OFFICE, STYLE
from verbale.reading.odt.styles import Styles
from verbale.reading.odt.walk import Setting, Walk
from verbale.reading.package import Package

_FACTS = {
    f"{DC}title": "title",
    f"{META}initial-creator": "author",
    f"{DC}creator": "author",
    f"{META}creation-date": "created",
    f"{DC}date": "modified",
    f"{DC}language": "language",
}
_MACROS = ("Basic/", "Scripts/")
_HEADS = {f"{STYLE}{name}" for name in ("header", "header-left", "header-first")}
_FEET = {f"{STYLE}{name}" for name in ("footer", "footer-left", "footer-first")}


def read_odt(data: bytes, *, name: str, limits: Limits) -> Document:
    """The document in the bytes of an OpenDocument text.

    `meta`: title, author, created, modified, language; `insertions`, `deletions`, `comments` (how many) and
    `changed_by`; `macros` where there are any. Raises UnreadableSource if the file is damaged, protected, or exceeds
    the limits.
    """
    package = Package(data, name=name, limits=limits)
    _refuse_protected(package)
    content = package.xml("content.xml")
    text = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or text is None:
        raise UnreadableSource(name, "is damaged: its text is missing; open it and save it again")
    styles = package.xml("styles.xml")
    roots = [root for root in (styles, content) if root is not None]
    setting = Setting(Styles(roots), Lists(roots), Changes())
    walk = Walk(setting)
    walk.blocks(text)
    typed_notes.find(walk.paragraphs)
    find_headings(walk.paragraphs)
    head, foot = _letterhead(styles, setting, walk)
    meta = _facts(package) | setting.changes.as_meta()
    if any(part.startswith(_MACROS) for part in package.parts):
        meta["macros"] = "not run"
    source = SourceFile(name, data).source(formats.ODT)
    paragraphs = [*head, *walk.paragraphs, *walk.notes, *foot]
    return to_document(paragraphs, source=source, meta=meta, limits=limits)


def _refuse_protected(package: Package) -> None:
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(one.tag.endswith("}encryption-data") for one in manifest.iter()):
        raise UnreadableSource(package.name, "is protected by a password; save it without one")


def _facts(package: Package) -> dict[str, str]:
    root = package.xml("meta.xml")
    found: dict[str, str] = {}
    for one in () if root is None else root.iter():
        if one.tag in _FACTS and (words := (one.text or "").strip()):
            found.setdefault(_FACTS[one.tag], words)
    return found


def _letterhead(
    styles: Element | None, setting: Setting, walk: Walk
) -> tuple[list[Paragraph], list[Paragraph]]:  # fmt: skip
    """What stands at the head and the foot of pages.

    The head of the first page is a letterhead, and text, where the first page has a head of its own, or where its head
    has several lines and no page number. The rest is furniture.
    """
    head: list[Paragraph] = []
    foot: list[Paragraph] = []
    pages = [] if styles is None else list(styles.iter(f"{STYLE}master-page"))
    wanted = (walk.first_shape.master_page if walk.first_shape else "") or "Standard"
    for page in pages:
        is_first = page.get(f"{STYLE}name") == wanted
        follows = page.get(f"{STYLE}next-style-name", wanted)
        for part in page:
            if part.tag not in _HEADS | _FEET:
                continue
            inner = Walk(setting)
            inner.blocks(part)
            own = part.tag == f"{STYLE}header-first" or follows != wanted
            alone = len(inner.paragraphs) > 1 and not inner.numbers_pages
            if not (is_first and part.tag in _HEADS and (own or alone)):
                for paragraph in inner.paragraphs:
                    paragraph.furniture = "page-number" if inner.numbers_pages else "running-head"
            (head if part.tag in _HEADS else foot).extend(inner.paragraphs)
    head.sort(key=lambda paragraph: paragraph.furniture is None)
    return head, foot
