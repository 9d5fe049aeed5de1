"""Compiles the date forms of all languages, as the language files write them, into one grammar.

A document mixes languages more finely than its blocks do (an English date in a Chinese masthead), so the forms of
all languages are tried everywhere; months and year words keep them apart. The template syntax is described at the
head of `[dates]` in `languages/en.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick_rs

from verbale.languages import CODES, load

# Numeric dates are the same in every language; the day comes first unless that is impossible.
_NUMERIC = (
    "{year}-{mon}-{day}",
    "{year}/{mon}/{day}",
    "{year}.{mon}.{day}",
    "{day}._{mon}._{year}",
    "{day}/{mon}/{year}",
    "{day}-{mon}-{year}",
    "{day}.{mon}.{short}",
    "{day}/{mon}/{short}",
    "{day}/{mon}",
    "{day}.{mon}",
    "{year}",
    "{era}>_{eras}",
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\uff5e~"
_BLANK, _NO_BLANK = r"[^\S\n]{1,3}", r"[^\S\n]{0,3}"
# Arabic alef is written with and without its hamza or madda.
_ALEF = str.maketrans(dict.fromkeys("\u0622\u0623\u0625\u0627", "[\u0622\u0623\u0625\u0627]"))
_ALEFS = re.compile("[\u0622\u0623\u0625\u0627]")
_HAN = re.compile("[\u2e80-\u9fff]")
_TOKEN = re.compile(r"\{(\w+)\}|([\[\]()|>_ ])|\\([()\[\]])|([^{}\[\]()|>_ \\]+)")
Data = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """One template: which slot each group of its pattern fills, and whether more must follow (a range or list)."""

    slots: tuple[tuple[str, int], ...]
    ahead: bool
    template: str


@dataclass(frozen=True, slots=True)
class Cues:
    """What may stand before or after a number or month, as patterns to be matched against the text around it."""

    before_year: re.Pattern[str]
    before_month: re.Pattern[str]
    before_day: re.Pattern[str]
    day_words: re.Pattern[str]
    numbered: re.Pattern[str]
    counted: re.Pattern[str]
    recurring: re.Pattern[str]
    of: re.Pattern[str]
    joins: re.Pattern[str]
    not_followed: re.Pattern[str]
    decade: re.Pattern[str]
    era_before: re.Pattern[str]
    era_after: re.Pattern[str]
    continued: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All date forms of all languages, by what they begin with, ready to match at a number or at a month's name.

    `patterns`: `few` for a number of up to three figures, `figures` for one with no month's name near it, `year` for
    one of four figures, `month` for a name, `numeral` for a number in words. Groups are named after `forms`.
    """

    patterns: dict[str, re.Pattern[str]]
    forms: dict[str, dict[str, Form]]
    months: dict[str, int]
    month_finder: ahocorasick_rs.AhoCorasick
    ambiguous: frozenset[str]
    numerals: str
    numeral_finder: re.Pattern[str]
    eras: dict[str, str]
    relative: dict[str, str]
    bare_years: frozenset[str]
    cues: Cues


@cache
def grammar() -> Grammar:
    """The grammar of all languages there is data for; compiled on first use."""
    data = {code: load(code).dates for code in CODES}
    months, ambiguous = _months(data)
    relative = {w: which for d in data.values() for which, ws in d.get("relative", {}).items() for w in ws}
    eras = {word: era for d in data.values() for era in ("bc", "ad", "roc") for word in d.get(era, ())}
    numerals = "".join(d.get("numerals", "") for d in data.values())
    joins = f"(?:{words(_gather(data, 'joins'))}|[{DASHES},\u060c\u3001])"
    units = words(_gather(data, "numeral_units"))
    bc = words(w for w, era in eras.items() if era == "bc" and not _HAN.search(w))
    parts = {
        code: _Parts(_month_names(d), d.get("relative", {}), numerals=numerals, joins=joins, eras=bc)
        for code, d in data.items()
    }
    templates = [(t, "") for t in _NUMERIC] + [(t, code) for code, d in data.items() for t in d.get("forms", ())]
    templates.sort(key=lambda pair: _rank(pair[0]))
    patterns, forms = {}, {}
    for kind in ("few", "figures", "year", "month", "numeral"):
        chosen = [(t, parts[code or "en"].compile(t)) for t, code in templates if kind in _kinds(t)]
        patterns[kind], forms[kind] = _join(chosen)
    continued = [parts[code].compile(t)[0] for code, d in data.items() for t in d.get("continued", ())]
    return Grammar(
        patterns=patterns,
        forms=forms,
        months=months,
        month_finder=ahocorasick_rs.AhoCorasick(list(months), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        ambiguous=ambiguous,
        numerals=numerals,
        numeral_finder=re.compile(rf"[{numerals}]{{1,4}}(?=[^\S\n]?(?:{units}))" if numerals else "(?!)"),
        eras=eras,
        relative=relative,
        bare_years=frozenset(code for code, d in data.items() if d.get("bare_years")),
        cues=_cues(data, eras, relative, joins, "|".join(continued) or "(?!)"),
    )


def _kinds(template: str) -> tuple[str, ...]:
    """What a date in this form begins with."""
    first = template[1:].partition("}")[0]
    if first in ("hyear", "hmonth"):
        return ("numeral",)
    if first == "month":
        return ("month",)
    if first == "year":
        return ("year",)
    figures = ("few",) if "{month}" in template else ("few", "figures")
    return (*figures, "year") if first == "era" else figures


def _join(chosen: list[tuple[str, tuple[str, list[tuple[str, int]], bool]]]) -> tuple[re.Pattern[str], dict[str, Form]]:
    """One pattern that tries the forms in turn; the named group that matched says which it was."""
    forms: dict[str, Form] = {}
    branches: list[str] = []
    seen: set[str] = set()
    group = 1
    for template, (source, slots, ahead) in chosen:
        if source in seen:
            continue
        seen.add(source)
        name = f"f{len(branches)}"
        branches.append(f"(?P<{name}>{source})")
        forms[name] = Form(tuple((slot, group + i) for slot, i in slots), ahead, template)
        group += 1 + len(slots)
    return re.compile("|".join(branches)), forms


def words(forms: Iterable[str]) -> str:
    """An alternation of words, longest first; `*` stands for an ending, a blank for one or more."""
    longest = sorted(set(forms), key=len, reverse=True)
    return "|".join(_literal(form) for form in longest) or "(?!)"


def _literal(text: str) -> str:
    pieces = re.split(r"( |\*)", text)
    return "".join(_BLANK if p == " " else r"[^\W\d_]{0,6}" if p == "*" else _alefs(re.escape(p)) for p in pieces)


def _alefs(text: str) -> str:
    return _ALEFS.sub(lambda m: m[0].translate(_ALEF), text)


def _gather(data: Data, key: str) -> list[str]:
    return [word for section in data.values() for word in section.get(key, ())]


def _months(data: Data) -> tuple[dict[str, int], frozenset[str]]:
    """Every name of a month as it may be written, with its number; and those that are other words too."""
    months: dict[str, int] = {}
    ambiguous: set[str] = set()
    for section in data.values():
        unsure = set(section.get("ambiguous", ()))
        for number, names in enumerate(section.get("months", ()), 1):
            for name in names:
                written = _written(name, section)
                months.update(dict.fromkeys(written, number))
                if name in unsure:
                    ambiguous |= written
    return months, frozenset(ambiguous)


def _month_names(section: Mapping[str, Any]) -> set[str]:
    return {form for names in section.get("months", ()) for name in names for form in _written(name, section)}


def _written(name: str, section: Mapping[str, Any]) -> set[str]:
    """A name capitalised, in capitals, and small where the language writes it so; Arabic also with a plain alef."""
    written = {name[:1].upper() + name[1:], name.upper()} | (set() if section.get("capitalised") else {name})
    return written | {_ALEFS.sub("\u0627", form) for form in written}


def _rank(template: str) -> tuple[int, int, int]:
    """Fuller forms first, of equally full ones those that say what must follow, then the longer ones."""
    taken, _, ahead = template.partition(">")
    return -len(set(re.findall(r"\{(\w+)", taken))), 0 if ahead else 1, -len(template)


class _Parts:
    """Turns templates into patterns."""

    def __init__(
        self, months: Iterable[str], relative: Mapping[str, list[str]], *, numerals: str, joins: str, eras: str
    ) -> None:
        month = _trie([_ALEFS.sub("\u0627", name) for name in months])
        day = r"(?:[^\W\d_]+ )?\d{1,2}(?!\d)[^\W\d\s]{0,2}"
        self._slots = {
            "day": r"(\d{1,2})(?!\d)",
            "mon": r"(\d{1,2})(?!\d)",
            "year": r"(\d{4})(?!\d)",
            "era": r"(\d{1,4})(?!\d)",
            "short": r"(\d{2})(?![\d.,/:-]*\d)",
            "month": rf"({month})(?:(?<=\.)|(?!\w))",
            "hyear": rf"([{numerals}]{{4}})",
            "hmonth": rf"([{numerals}]{{1,2}})",
            "hday": rf"([{numerals}]{{1,3}})",
            "relative": rf"((?i:{words(w for forms in relative.values() for w in forms)}))",
        }
        self._plain = {
            "joins": joins,
            "eras": f"(?:{eras})",
            "more": rf"(?:{_NO_BLANK}{joins}{_NO_BLANK}{day}){{1,5}}",
            "years": rf"(?:{_NO_BLANK}{joins}{_NO_BLANK}\d{{4}}(?!\d)){{1,5}}",
        }

    def compile(self, template: str) -> tuple[str, list[tuple[str, int]], bool]:
        """The pattern of a template, its slots with their group (from 1), and whether it looks ahead."""
        out: list[str] = []
        slots: list[tuple[str, int]] = []
        ahead = False
        for slot, sign, escaped, plain in _TOKEN.findall(template):
            if slot in self._plain:
                out.append(self._plain[slot])
            elif slot and (ahead or (slot == "month" and any(s == "month" for s, _ in slots))):
                out.append("(?:" + self._slots[slot][1:])  # further names of the same month fill nothing
            elif slot:
                slots.append((slot, len(slots) + 1))
                out.append(self._slots[slot])
            elif sign == ">":
                ahead = True
                out.append("(?=")
            elif sign:
                out.append({"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", " ": _BLANK, "_": _NO_BLANK}[sign])
            else:
                out.append(_alefs(re.escape(escaped or plain)))
        source = "".join(out) + (")" if ahead else "")
        # A form ends where a word ends, except in Chinese, which does not part words.
        return source if _HAN.search(template) else source + "(?![^\\W\u2e80-\u9fff])", slots, ahead


def _trie(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first, that looks at each letter once."""
    tails: dict[str, list[str]] = {}
    for name in names:
        tails.setdefault(name[:1], []).append(name[1:])
    ends = "" in tails
    branches = [_literal(letter) + _trie(rest) for letter, rest in sorted(tails.items()) if letter]
    if not branches:
        return ""
    return branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})" + ("?" if ends else "")


def _cues(data: Data, eras: Iterable[str], relative: Iterable[str], joins: str, continued: str) -> Cues:
    def before(key: str) -> re.Pattern[str]:
        forms = _gather(data, key)
        alphabetic = words(f for f in forms if not _HAN.search(f))
        han = words(f for f in forms if _HAN.search(f))
        return re.compile(rf"(?i:(?<!\w)(?:{alphabetic})|(?:{han}))[^\S\n]{{0,3}}[\-\u2010-\u2015]?$")

    weekdays = words(_gather(data, "weekdays"))
    day = words(_gather(data, "before_day"))
    number = rf"\d{{1,4}}(?:{_NO_BLANK}[(\uff08]\w{{1,8}}[)\uff09])?"
    early = words(w for w in [*eras, *relative] if _HAN.search(w))
    spaced = words(w for w in eras if not _HAN.search(w))
    return Cues(
        before_year=before("before_year"),
        before_month=before("before_month"),
        before_day=re.compile(rf"(?<!\w)(?i:{day}|(?:{weekdays}),?)[^\S\n]{{1,3}}$"),
        day_words=re.compile(rf"(?<!\w)(?i:{words(_gather(data, 'day_words'))}|(?:{weekdays}),?)[^\S\n]{{1,3}}$"),
        numbered=re.compile(
            rf"(?i:(?<!\w)(?:{words(_gather(data, 'numbered'))}))[.:\u2116#\s]{{0,3}}"
            rf"(?:{number}{_NO_BLANK}(?:{joins}{_NO_BLANK}){{1,2}}){{0,6}}$"
        ),
        counted=re.compile(rf"{_NO_BLANK}(?i:{words(_gather(data, 'counted'))}|%)(?!\w)"),
        recurring=before("recurring"),
        of=before("of"),
        joins=re.compile(rf"{_NO_BLANK}{joins}(?:{_NO_BLANK}{joins})?{_NO_BLANK}"),
        not_followed=re.compile(f"_?(?:{words(_gather(data, 'not_followed'))})"),
        decade=re.compile(rf"(?:{words(_gather(data, 'decade'))})"),
        era_before=re.compile(rf"(?:{early}|(?<!\w)(?:{spaced}))[^\S\n]{{0,3}}$"),
        era_after=re.compile(rf"{_NO_BLANK}({words(w for w in eras if not _HAN.search(w))})(?!\w)"),
        continued=re.compile(continued),
    )
