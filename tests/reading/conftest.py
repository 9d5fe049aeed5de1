"""PDFs that are made on the spot: lines of Helvetica at places, which is all that layout is about."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

FONTS = {"plain": b"Helvetica", "bold": b"Helvetica-Bold", "italic": b"Helvetica-Oblique"}
Text = tuple[float, float, str]  # left, height from the lower edge, words
Set = tuple[float, float, str, float, str]  # the same with size and font


class PdfMaker:
    """Writes pages of lines; words in Windows' Latin code page (the fonts' own)."""

    def __call__(
        self, *pages: Iterable[Text | Set], size: float = 10, box: tuple[float, ...] = (0, 0, 595, 842),
        rotate: int = 0, drawings: bytes = b"",
    ) -> bytes:  # fmt: skip
        names = list(FONTS)
        fonts = [
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % FONTS[n] for n in names
        ]
        resources = b" ".join(b"/F%d %d 0 R" % (nth, 3 + nth) for nth in range(len(fonts)))
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *fonts]
        kids = []
        for page in pages:
            shown = []
            for line in page:
                left, height, words, own, font = (*line, size, "plain")[:5] if len(line) == 3 else line
                code = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
                shown.append(b"BT /F%d %g Tf %g %g Td (%s) Tj ET" % (names.index(font), own, left, height, code))
            stream = drawings + b"\n".join(shown)
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
            media = b" ".join(b"%g" % edge for edge in box)
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Rotate %d /Contents %d 0 R"
                b" /Resources << /Font << %s >> >> >>" % (media, rotate, len(objects), resources)
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        return self._file(objects)

    @staticmethod
    def _file(objects: Iterable[bytes]) -> bytes:
        out = bytearray(b"%PDF-1.4\n")
        places = []
        for number, content in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
        return bytes(out)


@pytest.fixture(scope="session")
def pdf() -> PdfMaker:
    return PdfMaker()
