"""Instruments cited by name, with the article, paragraph or chapter: `UN Charter art. 2(4)`.

The names are data (`gazetteer/instruments.toml`); constitutions and the documents of summits are read off their form.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, load
from verbale.marking.date_forms import words as words_of
from verbale.marking.dates import numeral
from verbale.marking.vocabulary import connectors, instruments
from verbale.model import Document, Mark

_CHARTER = "UN Charter"
_PARTS = {"word:article": "art.", "word:paragraph": "para.", "word:chapter": "ch."}
_ROMAN = tuple(" I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX".split(" "))  # noqa: SIM905
_BLANK = r"[^\S\n]{0,2}"
_NUMBER = rf"(?:\d{{1,3}}(?![\d/])(?:{_BLANK}[(\uff08]\d{{1,2}}[)\uff09])?|[IVX]{{1,6}}(?!\w))"
_LONGEST_PINPOINT = 140
_TOLD_NEAR = 200
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)[^\S\n]$")
_TITLE = r"(?:[A-Z][\w\u2019'-]*[^\S\n]){1,5}"


def find(
    document: Document, words: Sequence[Mark], *, dates: Sequence[Mark], names: Sequence[Mark]
) -> Iterator[tuple[int, int, str]]:
    """Every instrument cited by name, widened by the part of it that is cited."""
    named: set[str] = {m.value for m in words if m.kind == "citation" and m.form == "full"}
    full_from = {m.value: m.start for m in reversed(words) if m.kind == "citation" and m.form == "full"}
    text = document.text
    for index, word in enumerate(words):
        if word.kind == "citation" and _within_name(word, names):
            continue
        if word.kind == "citation":
            yield from _instrument(text, index, words, full_from)
        elif word.value == "word:constitution":
            yield from _constitution(text, word, names)
        elif word.value == "word:summit":
            yield from _summit(text, word, index, words)
        elif word.value == "word:chapter" and _CHARTER in named:
            yield from _chapter_alone(text, word, words[index + 1 : index + 2])

    yield from _plainly_meant(document, words, dates=dates, names=names)


def _within_name(word: Mark, names: Sequence[Mark]) -> bool:
    """The North Atlantic Treaty Organization is no treaty."""
    at = bisect_left(names, (word.start + 1,)) - 1
    return at >= 0 and names[at].start <= word.start and names[at].end > word.end


def _plainly_meant(
    document: Document, words: Sequence[Mark], *, dates: Sequence[Mark], names: Sequence[Mark]
) -> Iterator[tuple[int, int, str]]:
    """«The agreement», where its date and its parties are told in the same paragraph."""
    events = _events()
    starts = [b.start for b in document.blocks]
    for word in words:
        if word.form != "type":
            continue
        before = bisect_left(dates, (word.start,)) - 1
        kind = word.value.partition(":")[2]
        if before < 0 or word.start - dates[before].end > _TOLD_NEAR or (dates[before].value[:7], kind) not in events:
            continue
        block = document.blocks[bisect_right(starts, word.start) - 1]
        if dates[before].start < block.start:
            continue
        there = {m.value for m in names[bisect_left(names, (block.start,)) : bisect_left(names, (block.end,))]}
        for name, near in events[dates[before].value[:7], kind]:
            if there.issuperset(near):
                yield word.start, word.end, name


@cache
def _events() -> dict[tuple[str, str], list[tuple[str, list[str]]]]:
    """Instruments by the month and the kind of document they are told with."""
    events: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}
    for name, fields in instruments().items():
        for on in fields.get("on", ()):
            for kind in fields["kinds"]:
                events.setdefault((on, kind), []).append((name, fields["near"]))
    return events


def _instrument(
    text: str, index: int, words: Sequence[Mark], full_from: dict[str, int]
) -> Iterator[tuple[int, int, str]]:
    mark = words[index]
    pinpoints = list(_before(text, index, words)) or list(_behind(text, mark, words[index + 1 : index + 4]))
    if mark.form == "short" and not (
        (pinpoints or full_from.get(mark.value, mark.start) < mark.start) and _stands_alone(text, mark)
    ):
        return
    if not pinpoints:
        yield mark.start, mark.end, mark.value
        return
    for position, (start, end, part) in enumerate(pinpoints):
        # The one beside the instrument takes its name into the span; the others stand alone.
        last = position == (len(pinpoints) - 1 if pinpoints[-1][0] < mark.start else 0)
        first, stop = (min(start, mark.start), max(end, mark.end)) if last else (start, end)
        yield first, stop, f"{mark.value} {part}"


def _stands_alone(text: str, mark: Mark) -> bool:
    """A short title: between title marks in Chinese; elsewhere with a capital, and no further name before or behind."""
    before, after = text[max(0, mark.start - 24) : mark.start], text[mark.end : mark.end + 1]
    if text[mark.start] >= "\u2e80":
        return before[-1:] in "\u300a\u300c\u201c" and before != "" and after in "\u300b\u300d\u201d"
    if "\u0620" <= text[mark.start] <= "\u064a":
        return before.endswith(connectors().article)
    if text[mark.start].islower():
        return False
    last = re.search(r"([^\W\d_][\w-]*)[^\S\n]$", before)
    if last and last[1][0].isupper() and before.strip() != last[1] and not re.search(r"[.!?]\s\w*\s$", before):
        return False
    return not _of_behind().match(text, mark.end)


@cache
def _of_behind() -> re.Pattern[str]:
    """«Charter of …»: then it is another one."""
    return re.compile(rf"[^\S\n](?i:{connectors().of})[^\S\n](?=[A-Z\u0410-\u042f])")


def _before(text: str, index: int, words: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """Articles, paragraphs and chapters named before the instrument: "Articles 2 (4) and 51 of"."""
    mark = words[index]
    parts = []
    at = mark.start
    for word in reversed(words[max(0, index - 3) : index]):
        if word.value not in _PARTS or mark.start - word.start > _LONGEST_PINPOINT:
            break
        match = _numbers().match(text, word.end)
        if match is None or not _gap().fullmatch(text, match.end(), at):
            break
        parts.append((word, match))
        at = word.start
    yield from _pinpoints(parts)


def _behind(text: str, mark: Mark, following: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """Parts named behind the instrument: "UN Charter, Article 51", 《宪章》第二条第四款."""
    end, found = mark.end, False
    while (chinese := _chinese_part().match(text, end)) and (part := _read_chinese(chinese)):
        yield (mark.end if not found else chinese.start(), chinese.end(), part)
        end, found = chinese.end(), True
    if found:
        return
    parts = []
    at = mark.end
    for word in following:
        if word.value not in _PARTS or not re.fullmatch(r"[,\s(\u060c]{1,3}", text[at : word.start]):
            break
        match = _numbers().match(text, word.end)
        if match is None:
            break
        parts.append((word, match))
        at = match.end()
    yield from _pinpoints(parts)


def _pinpoints(parts: Sequence[tuple[Mark, re.Match[str]]]) -> Iterator[tuple[int, int, str]]:
    """Puts article and paragraph together, whichever is named first; lists give one pinpoint each."""
    if not parts:
        return
    kinds = {_PARTS[word.value]: match for word, match in parts}
    start, end = min(word.start for word, _ in parts), max(match.end() for _, match in parts)
    kind = "art." if "art." in kinds else "ch." if "ch." in kinds else "para."
    ordinal = connectors().ordinals.get(kinds[kind][1])
    if ordinal is not None:
        yield start, end, f"{kind} {_ROMAN[ordinal] if kind == 'ch.' else ordinal}"
        return
    numbers = [re.sub(r"\s", "", m[0]).translate(_BRACKETS) for m in re.finditer(_NUMBER, kinds[kind][1])]
    if kind == "art." and "para." in kinds and len(numbers) == 1 and "(" not in numbers[0]:
        paragraphs = re.findall(r"\d+", kinds["para."][1])
        for paragraph in paragraphs:
            yield start, end, f"art. {int(numbers[0])}({int(paragraph)})"
        return
    if len(numbers) == 1:
        yield start, end, f"{kind} {_plain(numbers[0])}"
        return
    offset = kinds[kind].start(1)
    for match, number in zip(re.finditer(_NUMBER, kinds[kind][1]), numbers, strict=True):
        yield offset + match.start(), offset + match.end(), f"{kind} {_plain(number)}"


_BRACKETS = str.maketrans("\uff08\uff09", "()")


def _plain(number: str) -> str:
    """Western figures for those of other scripts."""
    return re.sub(r"\d+", lambda m: str(int(m[0])), number)


@cache
def _numbers() -> re.Pattern[str]:
    c = connectors()
    further = rf"{_BLANK}{c.joins}{_BLANK}(?:{c.joins}{_BLANK})?{_NUMBER}"
    ordinal = words_of(c.ordinals)
    return re.compile(rf"{_BLANK}(?:{c.numero})?{_BLANK}({_NUMBER}(?:{further}){{0,6}}|(?:{ordinal})(?!\w))")


@cache
def _gap() -> re.Pattern[str]:
    """What may stand between an article and the next part or the instrument."""
    of = rf"(?:(?i:{connectors().of})(?:[^\S\n]{{1,2}}|(?<=['\u2019])))"
    return re.compile(rf"[,\s()]{{0,2}}{of}{{0,2}}[\u00ab\"\u201c\u300a]?(?:[^\W\d_]{{1,3}}[^\S\n]?)?")


@cache
def _chinese_part() -> re.Pattern[str]:
    numerals, signs = _numerals()
    first = connectors().number_before
    kinds = "".join(signs)
    part = rf"(?:{first})?\s?([{numerals}\d]{{1,4}})\s?([{kinds}])"
    return re.compile(rf"[\u300b\u300d\s]{{0,3}}(?:{connectors().joins}|(?:{connectors().of}))?\s?{part}(?:\s?{part})?")


@cache
def _numerals() -> tuple[str, dict[str, str]]:
    """The numerals, and the signs that stand behind the number of an article, paragraph or chapter."""
    sections = [load(code) for code in CODES]
    tables = [section.citations.get("articles", {}) for section in sections]
    signs = {sign: key for table in tables for key, forms in table.items() for sign in forms}
    return "".join(section.dates.get("numerals", "") for section in sections), signs


def _read_chinese(match: re.Match[str]) -> str | None:
    numerals, kinds = _numerals()
    number = int(match[1]) if match[1].isdigit() else numeral(match[1], numerals)
    kind = kinds[match[2]]
    if kind == "ch.":
        return f"ch. {_ROMAN[number]}" if 0 < number < len(_ROMAN) else None
    if match[3] and kinds[match[4]] == "paragraph":
        paragraph = int(match[3]) if match[3].isdigit() else numeral(match[3], numerals)
        return f"{kind} {number}({paragraph})"
    return f"{'para.' if kind == 'paragraph' else kind} {number}"


def _chapter_alone(text: str, word: Mark, following: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """Chapter VI, VII or VIII without more can only be the Charter's where that is cited at all."""
    match = re.compile(r"[^\S\n]{1,2}(VI{1,3})(?!\w)").match(text, word.end)
    if match and not any(f.kind == "citation" and f.start - match.end() < 12 for f in following):
        yield word.start, match.end(), f"{_CHARTER} ch. {match[1]}"


def _constitution(text: str, word: Mark, names: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """The constitution of a State named right before or behind it."""
    at = bisect_left(names, (word.start,))
    for name in names[at : at + 2]:
        gap = text[word.end : name.start]
        if name.kind == "actor" and len(gap) < 24 and _gap().fullmatch(gap):
            yield word.start, name.end, f"Constitution of {_state(name.value)}"
            return
    for name in reversed(names[max(0, at - 2) : at]):
        gap = text[name.end : word.start]
        if name.kind in ("actor", "demonym") and name.end <= word.start and _owned().fullmatch(gap):
            yield name.start, word.end, f"Constitution of {_state(name.value)}"
            return


@cache
def _owned() -> re.Pattern[str]:
    """What may stand between a State and its constitution."""
    return re.compile(rf"(?:['\u2019]s?|(?:{connectors().of}))?\s?")


def _state(code: str) -> str:
    return Gazetteer.load().name(code)


def _summit(text: str, word: Mark, index: int, words: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """ "2017 Eastern Partnership Summit declaration", "Outcome Document of the Baku Summit"."""
    match = re.search(rf"({_TITLE})$", text[max(0, word.start - 60) : word.start])
    if match is None or not text[word.start].isupper():
        return
    start, title = word.start - len(match[1]), f"{match[1]}{text[word.start : word.end]}"
    behind = words[index + 1 : index + 2]
    if behind and behind[0].form == "type" and behind[0].start == word.end + 1:
        kind, end = behind[0], behind[0].end
    else:
        before = [w for w in words[max(0, index - 3) : index] if w.form == "type"]
        if not before or not _gap().fullmatch(text, before[-1].end, start):
            return
        kind, end, start = before[-1], word.end, before[-1].start
    year = _YEAR_BEFORE.search(text, max(0, start - 6), start)
    title = " ".join(title.split())
    value = f"{title} {kind.value.partition(':')[2].title()}"
    if year:
        start, value = year.start(), f"{value} {year[1]}"
    paragraph = [w for w in words[max(0, index - 4) : index] if w.value == "word:paragraph" and start - w.end < 30]
    number = _numbers().match(text, paragraph[-1].end) if paragraph else None
    if number and _gap().fullmatch(text, number.end(), start):
        start, value = paragraph[-1].start, f"{value} para. {_plain(number[1])}"
    yield start, end, value
