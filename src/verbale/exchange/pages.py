"""The pages a statement or position stands on, as pictures with its words marked."""

from __future__ import annotations

from pathlib import Path

from verbale.errors import UnknownName, UnreadableSource
from verbale.reading import Limits, load
from verbale.reading.pictures import picture_of_page
from verbale.register import PlaceRow, Register


def write_pages(
    register: Register, name: str, path: Path, *, source: Path | None = None, limits: Limits | None = None
) -> tuple[Path, ...]:
    """Writes the page that the statement or position with this id stands on to `path`, as a PNG, and gives the files.

    Where it goes over several pages the others stand beside the first: `quote.png`, `quote-2.png`. The source is the
    copy that the register keeps, or, where it keeps none, the file `source`, which must be the same to the byte.

    Raises UnknownName where there is no such id or its source has no pages, UnreadableSource where there is no source
    or a page cannot be drawn.
    """
    limits = limits or Limits.from_environment()
    place = register.placed(name)
    if not place.boxes:
        raise UnknownName(f"{name}: {place.document} has no pages to show; only PDFs and scans have")
    data = _source(register, place, source, limits)
    pages = list(dict.fromkeys(box.page for box in place.boxes))
    rest = (path.with_name(f"{path.stem}-{nth}{path.suffix}") for nth in range(2, len(pages) + 1))
    files = (path, *rest)
    for page, file in zip(pages, files, strict=True):
        picture = picture_of_page(
            data, name=place.document, media_type=place.media_type, page=page, boxes=place.boxes, limits=limits
        )
        beside = file.with_name(f".{file.name}.part")
        try:
            beside.write_bytes(picture)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    return files


def _source(register: Register, place: PlaceRow, source: Path | None, limits: Limits) -> bytes:
    if source is not None:
        file = load(source, limits=limits)
        if file.source(place.media_type).sha256 != place.sha256:
            raise UnreadableSource(str(source), f"is not the source of {place.document}: its SHA-256 is another")
        return file.data
    data = register.kept_source(place.sha256)
    if data is None:
        raise UnreadableSource(place.document, "is not kept beside the register; give the file with --source")
    return data
