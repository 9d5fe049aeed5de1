"""Every calendar date in a document, as precise as its words are.

Numbers and month names are found first, fast; at each the grammar of all languages is matched (`date_forms`); what
is only a number is weighed by the words around it; what lacks a year or a month takes it from the dates around it.
How dates are written is data (`[dates]` of the language files). Sources: UN Editorial Manual on dates; GB/T
15835-2011 for Chinese; ISO 8601 with astronomical years for what was before our era (180 BC is -0179).
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from verbale.languages import base
from verbale.marking.date_context import Found, complete
from verbale.marking.date_forms import DASHES, Grammar, grammar
from verbale.model import Document, Mark

_NUMBER = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+")
# Dates in addresses and names of accounts belong to those.
_ADDRESS = re.compile(r"[hw@#](?:(?:(?<=h)ttps?://|(?<=w)ww\.)[^\s<>\u3000-\u9fff]+|(?<=[@#])\w+)")
_LONGEST_DATE = 90
_ROC_BEFORE_FIRST = 1911
_RANGE = re.compile(rf"[{DASHES}]\d{{4}}(?!\d)")
_UNSPACED = "zh"
_HAN = re.compile("[\u2e80-\u9fff]")
_MONTHS, _DAYS = (None, *range(1, 13)), (None, *range(1, 32))
_FIRST_BARE, _LAST_BARE = 1800, 2060


def find(document: Document) -> list[Mark]:
    """Every date in the document, left to right, without overlaps; kind `date`, the value in ISO 8601.

    Spans are in the reading text and hold the date alone: of "24–28 June 2019" the first mark is `24`, the second
    `28 June 2019`. `inferred` marks have a year or a month from context. What cannot be completed is left out, as
    are words relative to the day of speaking ("yesterday"). Linear in the text.
    """
    found = list(_scan(document, grammar()))
    complete(found, document, grammar())
    return [
        Mark(f.start, f.end, "date", f.iso, inferred=f.inferred)
        for f in found
        if f.year is not None and (f.day is None or f.month is not None)
    ]


def _scan(document: Document, rules: Grammar) -> Iterator[Found]:
    text = document.text
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    blocks = document.blocks
    block = address = last_end = 0
    previous: Found | None = None
    for at, kind in _anchors(text, rules):
        while address < len(addresses) and addresses[address][1] <= at:
            address += 1
        if at < last_end or (address < len(addresses) and addresses[address][0] <= at):
            continue
        while block + 1 < len(blocks) and blocks[block].end <= at:
            block += 1
        language = base(blocks[block].language) if blocks else "und"
        found = _match(text, at, kind, rules, previous, language)
        if found is None:
            continue
        found.start = max(found.start, last_end)  # what stands before may belong to the date before
        found.block = block
        found.weak = rules.cues.of.search(text, max(0, found.start - 24), found.start) is not None
        yield found
        previous, last_end = found, found.end
        further = _continued(text, found, rules)
        if further is not None:
            yield further
            previous, last_end = further, further.end


def _anchors(text: str, rules: Grammar) -> Iterator[tuple[int, str]]:
    """Where a date may begin, and the kind of form: at a number, a month's name, a numeral with the word for year."""
    months = [
        start
        for _, start, end in rules.month_finder.find_matches_as_indexes(text)
        if end == len(text) or not text[end].isalnum() or text[end - 1] == "."
    ]
    at = [(start, "month") for start in months]
    at += [(m.start(), "numeral") for m in rules.numeral_finder.finditer(text)]
    for number in _NUMBER.finditer(text):
        start, figures = number.start(), number.end() - number.start()
        if figures == 4:
            at.append((start, "year"))
        elif figures < 4:
            nearest = bisect(months, start)
            near = nearest < len(months) and months[nearest] - start < _LONGEST_DATE
            at.append((start, "few" if near else "figures"))
    at.sort()
    yield from at


def _match(text: str, at: int, kind: str, rules: Grammar, previous: Found | None, language: str) -> Found | None:
    if not _may_begin(text, at, rules, previous):
        return None
    match = rules.patterns[kind].match(text, at, at + _LONGEST_DATE)
    if match is None or match.lastgroup is None:
        return None
    form = rules.forms[kind][match.lastgroup]
    slots = {slot: match[group] for slot, group in form.slots if match[group]}
    found = _read(at, match.end(), slots, rules)
    if found is None:
        return None
    found.listed = form.ahead and "day" in slots and "month" not in slots
    return found if _stands(text, found, slots, form.template, rules, previous, language) else None


def _may_begin(text: str, at: int, rules: Grammar, previous: Found | None) -> bool:
    """Not inside a longer code, number, address or word."""
    if at == 0:
        return True
    before = text[at - 1]
    if not before.isalnum() and before not in "/_=&.,:\u2116" + DASHES:
        return True
    if previous is not None and previous.end in (at - 1, at):
        return True  # the second half of a range
    if before in DASHES:
        if at > 1 and text[at - 2].isalpha() and text[at : at + 4].isdigit():
            return bool(rules.cues.before_year.search(text, max(0, at - 24), at - 1))  # mid-2014, but no Minsk-2014
        return at < 2 or not (text[at - 2].isdigit() or (text[at - 2].isalpha() and text[at].isdigit()))
    if before in ".,:":
        return at < 2 or not text[at - 2].isdigit()
    if before.isalpha():
        # Chinese is written together; so are the proclitics of Arabic.
        return before >= "\u2e80" or "\u0620" <= before <= "\u064a"
    return before == "/" and text[at].isalpha()


def _read(at: int, end: int, slots: dict[str, str], rules: Grammar) -> Found | None:
    found = Found(at, end)
    year = slots.get("year") or slots.get("era")
    if year:
        found.year = int(year)
    elif "short" in slots:
        found.year = int(slots["short"]) + (2000 if int(slots["short"]) < 50 else 1900)
        found.inferred = True
    elif "hyear" in slots:
        found.year = _numeral_year(slots["hyear"], rules.numerals)
    for name, spoken in (("month", "hmonth"), ("day", "hday")):
        if spoken in slots:
            setattr(found, name, numeral(slots[spoken], rules.numerals))
    if "month" in slots:
        found.month = rules.months.get(slots["month"]) or _month(slots["month"], rules)
    elif "mon" in slots:
        found.month = int(slots["mon"])
    if "day" in slots:
        found.day = int(slots["day"])
    if found.month is not None and found.day is not None and found.month > 12 >= found.day and "mon" in slots:
        found.month, found.day = found.day, found.month
    if "relative" in slots:
        found.relative = rules.relative.get(slots["relative"]) or rules.relative.get(slots["relative"].lower())
    return found if found.month in _MONTHS and found.day in _DAYS else None


def _month(name: str, rules: Grammar) -> int | None:
    """A name written with another alef or with other blanks than the data have."""
    plain = re.sub("[\u0622\u0623\u0625]", "\u0627", re.sub(r"\s+", " ", name))
    return rules.months.get(plain)


def numeral(text: str, numerals: str) -> int:
    """A number under a hundred in Chinese numerals, of which `numerals` has zero twice, one to nine, and ten."""
    tens, ten, units = text.rpartition(numerals[11])
    value = {sign: max(0, i - 1) for i, sign in enumerate(numerals)}
    if not ten:
        return value[text[-1]]
    return (value[tens[-1]] if tens else 1) * 10 + (value[units[-1]] if units else 0)


def _numeral_year(text: str, numerals: str) -> int | None:
    digits = [max(0, numerals.index(sign) - 1) for sign in text]
    return None if max(digits) > 9 else int("".join(map(str, digits)))


def _stands(
    text: str,
    found: Found,
    slots: dict[str, str],
    template: str,
    rules: Grammar,
    previous: Found | None,
    language: str,
) -> bool:
    """Whether the words around let it be a date; widens it by an era or a relative year that stands before."""
    era = _widen(text, found, rules, previous)
    names = set(slots)
    if names == {"year"} and template == "{year}":
        return _bare_year(text, found, rules, previous, language)
    if names in ({"year"}, {"era"}, {"hyear"}):
        return era is not None or _counted_year(text, found, rules)
    if names in ({"mon", "day"}, {"mon"}) and template in ("{day}/{mon}", "{day}.{mon}"):
        return _short_numeric(text, found, slots, rules)
    if names == {"day"}:
        return found.listed or _bare_day(text, found, template, rules)
    cues = rules.cues
    if "year" not in names and "era" not in names and "hyear" not in names:
        if cues.recurring.search(text, max(0, found.start - 40), found.start):
            return False
        if "month" not in names:
            return not cues.not_followed.match(text, found.end)
    if names == {"month"} and slots["month"] in rules.ambiguous and ">" not in template:
        return cues.before_month.search(text, max(0, found.start - 40), found.start) is not None
    return not (names == {"month", "relative"} and slots["month"] in rules.ambiguous)


def _counted_year(text: str, found: Found, rules: Grammar) -> bool:
    """A number with the word for year: a year of ours, or a stretch of time (15 年, 1000 年来)?"""
    year, cues = found.year or 0, rules.cues
    if year < 100 or cues.decade.match(text, found.end):
        return False
    if year >= 1500:
        return True
    return not cues.not_followed.match(text, found.end) and not cues.recurring.search(
        text, max(0, found.start - 40), found.start
    )


def _widen(text: str, found: Found, rules: Grammar, previous: Found | None) -> str | None:
    """Takes an era before or after the year into the span, and a relative year before the month."""
    era = None
    ahead = rules.cues.era_before.search(text, max(0, found.start - 8), found.start)
    if ahead:
        word = ahead[0].strip()
        if word in rules.relative:
            if found.year is None:
                found.relative, found.start = rules.relative[word], ahead.start()
        elif found.year is not None and not _lone_before(word, rules, text, ahead.start(), previous):
            era, found.start = rules.eras[word], ahead.start()
    elif found.year is not None:
        behind = rules.cues.era_after.match(text, found.end)
        if behind:
            era, found.end = rules.eras.get(re.sub(r"\s+", " ", behind[1])), behind.end()
    if found.year is not None and era == "bc":
        found.year = 1 - found.year
    elif found.year is not None and era == "roc":
        found.year += _ROC_BEFORE_FIRST
    return era


def _lone_before(word: str, rules: Grammar, text: str, at: int, previous: Found | None) -> bool:
    """The short word for «before our era» is also «before»: it counts only in a range that began before our era."""
    if len(word) > 1 or rules.eras[word] != "bc":
        return False
    return previous is None or (previous.year or 1) > 0 or at - previous.end > 3


def _bare_year(text: str, found: Found, rules: Grammar, previous: Found | None, language: str) -> bool:
    """Whether a number of four figures is a year: not where something counts or numbers with it."""
    cues, year, start, end = rules.cues, found.year or 0, found.start, found.end
    if not 1000 <= year <= 2100 or _in_code(text, found, previous):
        return False
    if cues.counted.match(text, end):
        return False
    listed = previous is not None and previous.year is not None and previous.month is None and previous.end < start
    if listed and previous and start - previous.end <= 5 and cues.joins.fullmatch(text, previous.end, start):
        return True  # a list of years or a range: what held for the first holds for the next
    if cues.numbered.search(text, max(0, start - 70), start):
        return False
    if _RANGE.match(text, end) and int(text[end + 1 : end + 5]) > year:
        return True
    if base(language) == _UNSPACED:
        return False  # there a year has its word, but for ranges
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    if bracketed or cues.before_year.search(text, max(0, start - 40), start):
        return True
    usual = _FIRST_BARE <= year <= _LAST_BARE and (year % 100 != 0 or year == 2000)
    return usual and language in rules.bare_years


def _in_code(text: str, found: Found, previous: Found | None) -> bool:
    """Whether the number is part of a longer one, of a symbol, or the year of a resolution: 822 (1993)."""
    start, end = found.start, found.end
    before, after, second = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
    if after and (after in "/%_\u00b0" or (after.isalpha() and after < "\u2e80")):
        return True
    if second.isdigit() and after in (".", ",", ":"):
        return True
    if after and after in DASHES and second.isalnum():
        number = _NUMBER.match(text, end + 1)
        if number is None or len(number[0]) not in (2, 4):
            return True
    if before and before in "(\uff08" and after and after in ")\uff09":
        return text[max(0, start - 3) : start - 1].strip()[-1:].isdigit()
    beside = text[max(0, start - 2) : start].strip(" \u00a0")[-1:]
    return beside.isdigit() and not (previous and previous.end >= start - 2)


def _short_numeric(text: str, found: Found, slots: dict[str, str], rules: Grammar) -> bool:
    """31/3 is a date after a word that goes before days; anything else may be a fraction or a score."""
    if text[found.end : found.end + 1] in ("/", "%") or text[found.end : found.end + 2].lstrip(".,")[:1].isdigit():
        return False
    if "." in text[found.start : found.end] and len(slots["mon"]) != 2:
        return False
    return rules.cues.before_day.search(text, max(0, found.start - 40), found.start) is not None


def _bare_day(text: str, found: Found, template: str, rules: Grammar) -> bool:
    cues = rules.cues
    if _HAN.search(template):
        if cues.not_followed.match(text, found.end):
            return False
        return not cues.recurring.search(text, max(0, found.start - 12), found.start)
    # A number behind anything but a word and a blank counts or lists something.
    behind = text[max(0, found.start - 3) : found.start].rstrip(" \u00a0")
    if behind == text[max(0, found.start - 3) : found.start] or not (behind[-1:].isalpha() or behind[-1:] == ","):
        return False
    cue = cues.day_words if template == "{day}" else cues.before_day
    led = cue.search(text, max(0, found.start - 40), found.start)
    return led is not None and not cues.counted.match(text, found.end)


def _continued(text: str, found: Found, rules: Grammar) -> Found | None:
    """The second day of "March 24–28, 2019": it has no month of its own and gives the first its year."""
    if found.month is None or found.day is None or found.year is not None:
        return None
    match = rules.cues.continued.match(text, found.end, found.end + 30)
    if match is None:
        return None
    numbers = list(_NUMBER.finditer(text, found.end, match.end()))
    day = int(numbers[0][0])
    if not found.day < day <= 31:
        return None
    further = Found(numbers[0].start(), match.end(), month=found.month, day=day, block=found.block)
    if len(numbers) > 1:
        further.year = found.year = int(numbers[1][0])
        found.inferred = True
    return further
