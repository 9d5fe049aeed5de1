"""The short words that say how two names hang together: looked up beside a name, never marked.

They are the `[grammar]` section of the language files. Marking them would double the number of marks, since they are
among the commonest words of any text; here they are only asked for where a name stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.languages import CODES, base, load
from verbale.languages.fold import fold

_FALLBACK = "en"
_LONGEST_WORD = 24
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_LEAD = 40
_LONGEST_LEAD_WORDS = 4


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's short words, and how its sentences are built.

    `spaced`: words are parted by blanks, so that the last word can be cut off; `verb_first`: the verb may open the
    sentence, its subject right behind; `free_order`: the subject may stand behind verbs of saying; `impersonal`: a
    seat named with its preposition may do the saying («in A they hold»), its verb having one of `plural_endings`;
    `afterwards`: what shows, behind a clause, that it only sets the scene.
    """

    language: str
    spaced: bool
    verb_first: bool
    free_order: bool
    impersonal: bool
    impersonal_pronouns: tuple[str, ...]
    plural_endings: tuple[str, ...]
    afterwards: tuple[str, ...]
    active_endings: tuple[str, ...]
    agents: tuple[str, ...]
    answers: tuple[str, ...]
    appositions: tuple[str, ...]
    name_ends: tuple[str, ...]
    articles: frozenset[str]
    chairs: tuple[str, ...]
    companions: tuple[str, ...]
    conjunctions: tuple[str, ...]
    connectives: tuple[str, ...]
    definites: tuple[str, ...]
    distributives: tuple[str, ...]
    etceteras: tuple[str, ...]
    genitives: tuple[str, ...]
    hosts: tuple[str, ...]
    indefinites: tuple[str, ...]
    of_bodies: tuple[str, ...]
    meets: tuple[str, ...]
    inclusions: tuple[str, ...]
    locatives: tuple[str, ...]
    honorifics: frozenset[str]
    particles: frozenset[str]
    no_sides: tuple[str, ...]
    not_behind_sides: tuple[str, ...]
    passives: frozenset[str]
    possessors: tuple[str, ...]
    possessives: tuple[str, ...]
    prepositions: tuple[str, ...]
    proclitics: frozenset[str]
    pronouns: tuple[str, ...]
    questions: tuple[str, ...]
    recipients: tuple[str, ...]
    relatives: frozenset[str]
    sides: tuple[str, ...]
    topicalizers: frozenset[str]
    topics: tuple[str, ...]
    viewpoint: re.Pattern[str] | None

    def last_word(self, text: str, end: int) -> str:
        """The word that ends at or before `end`, articles passed over, in lower case; empty after a stop."""
        for _ in range(3):
            while end > 0 and text[end - 1] in " \u00a0'’\n“”\"«»„":
                end -= 1
            start = end
            # Backwards, letter by letter: a pattern anchored at its end would be tried at every place before it.
            while start > 0 and end - start < _LONGEST_WORD and (text[start - 1].isalnum() or text[start - 1] in "'’"):
                start -= 1
            if start == end:
                return ""
            word = text[start:end].lower().replace("’", "'").strip("'")
            word = word.rpartition("'")[2] if "'" in word and word.rpartition("'")[2] else word
            if len(word) > 2 and word[0] in self.proclitics:
                word = word[1:]
            if word not in self.articles and word not in self.possessors:
                return word
            end = start
        return ""

    def follows(self, text: str, start: int, words: Iterable[str]) -> bool:
        """Whether one of the words stands right before `start`, articles passed over."""
        if self.spaced:
            return self.last_word(text, start) in words
        before = text[max(0, start - 5) : start].rstrip(' \n“‘「『《"')
        return before.endswith(tuple(words))

    def is_possessed(self, text: str, start: int) -> bool:
        """Whether a possessive pronoun stands right before `start`: «its spokesman»."""
        if not self.spaced:
            return text[max(0, start - 1) : start] in self.possessors
        before = _WORDS.findall(text[max(0, start - 24) : start].lower())
        return bool(before) and before[-1] in self.possessors

    def is_definite(self, text: str, start: int) -> bool:
        """Whether a definite article stands before `start`; always so in a language that writes none apart."""
        return not self.definites or text[max(0, start - 4) : start].lower().endswith(self.definites)

    def is_indefinite(self, text: str, start: int) -> bool:
        """Whether an indefinite article stands before `start`: what is named there has not been named before."""
        return bool(self.indefinites) and text[max(0, start - 4) : start].lower().endswith(self.indefinites)

    def is_possessive(self, text: str, end: int) -> bool:
        """Whether the name that ends at `end` only says whose something is («Norland's decision»)."""
        return text.startswith(self.possessives, end) if self.possessives else False

    def is_seat(self, text: str, begin: int, start: int, end: int) -> bool:
        """Whether the sentence that begins at `begin` is set in a place, named from `start` to `end`, of which it goes
        on to say what is thought there: «in A, they hold…»."""
        lead = _WORDS.findall(text[begin:start].lower())
        if len(lead) > _LONGEST_LEAD_WORDS or not self.follows(text, start, self.locatives):
            return False
        return _first_word(text, end) in self.impersonal_pronouns

    def is_viewpoint(self, text: str, begin: int, start: int) -> bool:
        """Whether words such as «in the view of» stand right before `start`, first in their clause.

        `begin` is where the sentence begins.
        """
        if self.viewpoint is None:
            return False
        lead = text[max(begin, start - _LONGEST_LEAD) : start].lower()
        return self.viewpoint.search(lead if start - begin > _LONGEST_LEAD else f",{lead}") is not None


def _first_word(text: str, start: int) -> str:
    found = _WORDS.search(text, start, start + 24)
    return found.group().lower() if found else ""


def _viewpoint(phrases: Iterable[str], articles: Iterable[str], *, spaced: bool) -> re.Pattern[str] | None:
    """What leads to a name whose view is told: a phrase at the head of a clause, articles passed over."""
    listed = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    if not listed:
        return None
    if not spaced:
        return re.compile(rf"[,，;；:：“「][\s]*(?:{listed})$")
    passed = "|".join(map(re.escape, articles))
    optional = rf"(?:(?:{passed})(?:['’]|\s+|$))?" if passed else ""
    return re.compile(rf"[,،;:(—–“\"«-]\W*(?:{listed})\s*{optional}$")


@cache
def grammar(language: str) -> Grammar:
    """The short words of a language, by BCP 47 tag; of English where the language is unknown."""
    code = base(language)
    code = code if code in CODES else _FALLBACK
    raw = files("verbale.languages").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    section = tomllib.loads(raw).get("grammar", {})
    spaced = not section.get("characters", False)

    def listed(key: str) -> tuple[str, ...]:
        return tuple(section.get(key, ()))

    return Grammar(
        language=code,
        spaced=spaced,
        verb_first=section.get("verb-first", False),
        free_order=section.get("free-order", False),
        impersonal=section.get("impersonal", False),
        impersonal_pronouns=listed("impersonal-pronouns"),
        plural_endings=listed("plural-endings"),
        afterwards=listed("afterwards"),
        active_endings=listed("active-endings"),
        agents=listed("agents"),
        answers=listed("answers"),
        appositions=listed("appositions"),
        name_ends=listed("name-ends"),
        articles=frozenset(listed("articles")),
        chairs=listed("chairs"),
        companions=listed("companions"),
        conjunctions=listed("conjunctions"),
        connectives=listed("connectives"),
        definites=listed("definites"),
        distributives=listed("distributives"),
        etceteras=listed("etceteras"),
        genitives=listed("genitives"),
        hosts=listed("hosts"),
        indefinites=listed("indefinites"),
        of_bodies=tuple(fold(one.partition("*")[0]) for one in listed("of-bodies")),
        meets=listed("meets"),
        inclusions=listed("inclusions"),
        locatives=listed("locatives"),
        honorifics=frozenset(listed("honorifics")),
        particles=frozenset(listed("particles")),
        no_sides=listed("no-sides"),
        not_behind_sides=listed("not-behind-sides"),
        passives=frozenset(listed("passives")),
        possessors=listed("possessors"),
        possessives=listed("possessives"),
        prepositions=listed("prepositions"),
        proclitics=frozenset(one for one in load(code).text.get("proclitics", ()) if len(one) == 1),
        pronouns=listed("pronouns"),
        questions=listed("questions"),
        recipients=listed("recipients"),
        relatives=frozenset(listed("relatives")),
        sides=listed("sides"),
        topicalizers=frozenset(listed("topicalizers")),
        topics=listed("topics"),
        viewpoint=_viewpoint(listed("viewpoints"), listed("articles"), spaced=spaced),
    )
