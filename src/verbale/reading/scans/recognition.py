"""Which language a page is recognised in, and the recognising.

One language at a time: with several, Chinese loses a tenth of its characters. What has been read of the document says
which, or else the script that Tesseract detects; a page that was read badly is tried in the other languages of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from verbale.languages import base
from verbale.languages.identify import identify
from verbale.reading import heartbeat
from verbale.reading.layout import PageLayout
from verbale.reading.scans import packs
from verbale.reading.scans.engine import Engine, RecognitionFailed
from verbale.reading.scans.hocr import parse
from verbale.reading.scans.lines import page_layout, pieces_of, readable
from verbale.reading.scans.packs import Pack
from verbale.reading.scans.pictures import Scan, prepared
from verbale.reading.scans.raised import last_label, with_raised_marks
from verbale.reading.scans.second_look import looked_at_again

_POOR = 0.70  # of the confidence of a page: in a wrong language pages come out at 0.3 to 0.6, in the right at 0.8 up
_ENOUGH = 60  # letters, to tell a language by
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class Recogniser:
    """Recognises the pages of one document, and learns from each what the next is likely to hold.

    `seen`: how many letters of each language; `notes`: the last number of a note.
    """

    engine: Engine
    seen: Counter[str] = field(default_factory=Counter)
    notes: int = 0

    def learn(self, text: str) -> None:
        """Takes account of a text of the document, a page that could be read say."""
        for paragraph in text.splitlines():
            letters = sum(map(len, _WORDS.findall(paragraph)))
            if letters >= _ENOUGH and (language := identify(paragraph, "")):
                self.seen[language] += letters

    def page(self, scan: Scan, number: int) -> PageLayout:
        """The lines of a page; none, and `needs_ocr`, where it cannot be recognised. Says that the reading goes on."""
        ready = prepared(scan)
        best: PageLayout | None = None
        if (pack := self._likely()) is not None:
            best = self._recognised(ready, number, pack)
            if best is not None and _is_right(best, pack):
                self.learn(_text(best))
                return best
        script = self.engine.script(ready.picture)
        if script is not None and script.turn:
            ready, best = ready.turned(script.turn), None
        for layout in self._trials(ready, number, packs.of_script(script.name) if script else ()):
            if best is None or (layout.confidence or 0) > (best.confidence or 0):
                best = layout
        if best is None:
            return PageLayout(number, ready.width, ready.height, needs_ocr=True)
        self.learn(_text(best))
        return best

    def _likely(self) -> Pack | None:
        """The pack of the language that most of the document is in, as far as it was read."""
        for language, _ in self.seen.most_common(1):
            return self._installed(packs.of_language(language))
        return None

    def _trials(self, scan: Scan, number: int, wanted: tuple[Pack, ...]) -> Iterator[PageLayout]:
        """The page in the languages of its script, until one is right; in its own as soon as that is known."""
        queue = [pack for pack in wanted or packs.packs()[:1] if self._installed(pack)]
        tried: set[str] = set()
        while queue:
            pack = queue.pop(0)
            if pack.pack in tried:
                continue
            tried.add(pack.pack)
            layout = self._recognised(scan, number, pack)
            if layout is None:
                continue
            yield layout
            if pack.script == "Han":
                continue  # in the wrong variant a page is read as if it were in the right one, only worse
            if _is_right(layout, pack):
                return
            if (own := self._installed(packs.of_language(identify(_text(layout), "")))) is not None:
                queue.insert(0, own)

    def _installed(self, pack: Pack | None) -> Pack | None:
        return pack if pack is not None and pack.pack in self.engine.packs else None

    def _recognised(self, scan: Scan, number: int, pack: Pack) -> PageLayout | None:
        try:
            lines, rules = parse(self.engine.recognise(scan.picture, pack=pack.pack, dpi=round(scan.dpi)))
        except RecognitionFailed:
            return None
        finally:
            heartbeat.beat()
        pieces = pieces_of(lines)
        if pieces and sum(piece.confidence >= _POOR for piece in pieces) * 2 > len(pieces):
            # Where most is in doubt it is the page, or its language: that is for the next trial.
            pieces = looked_at_again(self.engine, scan, pieces, pack=pack.pack)
            pieces = with_raised_marks(self.engine, scan, pieces, pack=pack.pack, expected=self.notes + 1)
            self.notes = max(self.notes, last_label(pieces))
            heartbeat.beat()
        return page_layout(number, scan, pieces=readable(pieces), rules=rules)


def _is_right(layout: PageLayout, pack: Pack) -> bool:
    """Whether a page is in the language it was recognised in, and was read well enough."""
    if (layout.confidence or 0) < _POOR:
        return False
    text = _text(layout)
    if pack.script != "Latin" or sum(map(len, _WORDS.findall(text))) < _ENOUGH:
        return True
    return base(identify(text, pack.language)) == pack.language


def _text(layout: PageLayout) -> str:
    return "\n".join(line.text for line in layout.lines)
