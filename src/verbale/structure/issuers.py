"""Whose words a unit holds: read from its title, its letterhead, the formula it opens with, or its first sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from verbale.model import Speaker
from verbale.structure.agents import OFFICES, PREDICATES, Agent, agents
from verbale.structure.grammar import Grammar, grammar
from verbale.structure.lines import KINDS_OF_TEXT
from verbale.structure.names import name_after, speaker
from verbale.structure.page import Line, Page, Sentence, plain
from verbale.structure.subjects import sayings
from verbale.structure.units import Unit

_FEW_LINES = 2
_OPENING_LINES = 4
_LONGEST_SPEECH = 80
_NEAR = 12
_FEW_SENTENCES = 3
_FEW_LETTERS = 6
_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGNED = re.compile(r"[()（）\[\]_*]+")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The codes of who issued a text, the person who speaks in it, and whether a formula of compliments opens it."""

    actors: tuple[str, ...]
    speaker: Speaker | None = None
    note_verbale: bool = False
    spokesperson: bool = False


def issuer(page: Page, unit: Unit, *, sender: tuple[str, ...] = ()) -> Issuer:
    """Who issued the unit; `sender` is who sent the paper it is annexed to, where nothing nearer names anybody."""
    opening = _opening(page, unit)
    title = _titled(page, unit)
    verbale = opening is not None
    actors: tuple[str, ...] = ()
    if opening is not None:
        actors = opening.actors
    if not actors:
        actors = _jointly(page, unit)
    if not actors and title is not None:
        actors = _of_house(page, title[0].actors, unit)
    if not actors:
        actors = _headed(page, unit.headed("issuer")) or _headed(page, unit.inherited)
    if not actors and title is None:
        actors = _headline(page, unit)
    if not actors:
        actors = _convened(page, unit) or _self_named(page, unit)
    said = _first_subject(page, unit) if not actors or title is None else None
    if not actors and said is not None:
        actors = said.actors
    person = _person(page, unit, title)
    return Issuer(
        actors or sender,
        person,
        note_verbale=verbale,
        spokesperson=said is not None and "spokesperson" in said.offices,
    )


def _jointly(page: Page, unit: Unit) -> tuple[str, ...]:
    """The States a joint communiqué names in its heading: those who met, guest and host."""
    lines = unit.headed("title", "section")
    if not any(line.concepts & {"joint-statement", "joint"} for line in lines):
        return ()
    named: dict[str, None] = {}
    for line in lines:
        for mark in line.of("actor", "demonym"):
            actor = page.gazetteer.actor(mark.value)
            if mark.form != "capital" and actor is not None and actor.kind in ("state", "observer"):
                named[mark.value] = None
    return tuple(named) if len(named) > 1 else ()


def _of_house(page: Page, actors: tuple[str, ...], unit: Unit) -> tuple[str, ...]:
    """The actors, or the body whose heading the text stands under where they are one of its organs."""
    headed = _headed(page, [*unit.inherited, *unit.headed("issuer")])
    if len(actors) == 1 and len(headed) == 1 and actors != headed:
        organ = page.gazetteer.actor(actors[0])
        if organ is not None and organ.kind == "organ" and organ.part_of == headed[0]:
            return headed
    return actors


def _opening(page: Page, unit: Unit) -> Agent | None:
    """Who presents compliments in the first lines; an agent without a code if the words name only an office."""
    for line, _ in unit.body[:_FEW_LINES]:
        if "compliments" not in line.concepts:
            continue
        words = grammar(line.block.language)
        formula = next(mark for mark in line.of("concept") if mark.value == "compliments")
        named = agents(page.simplified, [mark for mark in line.marks if mark.start < formula.end], words)
        named = [agent for agent in named if not words.follows(page.simplified, agent.start, words.recipients)]
        if not words.spaced or words.verb_first:
            named = named or page.agents_of(line)
        return next((agent for agent in named if agent.actors), Agent(line.start, line.start, ()))
    return None


def titled_agent(page: Page, line: Line) -> Agent | None:
    """The agent a title names as the one who issues: not its addressee and not what it is about."""
    words = grammar(line.block.language)
    named = page.agents_of(line)
    kind = next((mark for mark in line.of("concept") if mark.value in KINDS_OF_TEXT), None)
    limit = topic(page, line, words)
    addressee = [mark.end for mark in line.of("concept") if mark.value == "addressed-to"]
    kept: list[Agent] = []
    for agent in named:
        if agent.metonym or agent.mute or agent.start >= limit:
            continue
        if any(-1 <= agent.start - end <= 8 for end in addressee):
            continue
        if words.spaced and words.follows(page.simplified, agent.start, words.recipients):
            continue
        kept.append(agent)
    if len(kept) > 1 and kind is not None and _is_topic_prefix(page, kept[0], kind.start):
        kept = kept[1:]
    if line.concepts & {"letter", "note-verbale"}:
        envoys = [agent for agent in kept if agent.actors and agent.offices & {"envoy", "embassy"}]
        kept = envoys or kept
    spoken = [agent for agent in kept if not agent.territory]
    return next(iter(spoken or kept), None)


def is_title(page: Page, line: Line) -> bool:
    """Whether a heading is the title of a text, not a headline about one: «A rejects B's declaration»."""
    kind = next(
        (mark for mark in line.of("concept") if mark.value in KINDS_OF_TEXT or mark.value == "spokesperson"), None
    )
    if kind is None:
        return False
    if line.concepts & {"letter", "note-verbale", "written-answer", "press-release", "communique"}:
        return True
    words = grammar(line.block.language)
    ahead = [mark for mark in line.marks if mark.start < kind.start]
    agent = titled_agent(page, line)
    if agent is not None and agent.offices:
        between = (mark for mark in ahead if mark.start >= agent.end)
        return not any(mark.kind == "concept" and mark.value in PREDICATES for mark in between)
    if any(words.is_possessive(page.text, mark.end) for mark in ahead if mark.kind in ("actor", "demonym")):
        return not words.spaced
    if not ahead or kind.start - line.start <= 3:
        return True
    if is_headline(page, line):
        return False
    return not any(mark.value in PREDICATES and mark.start < kind.start for mark in ahead)


def is_headline(page: Page, line: Line) -> bool:
    """Whether a heading begins with a name and tells what it does before it comes to a kind of text: «A and B trade
    declarations»."""
    words = grammar(line.block.language)
    kind = next((mark.start for mark in line.of("concept") if mark.value in KINDS_OF_TEXT), line.start)
    ahead = [mark for mark in line.marks if mark.start < kind]
    if not words.spaced or any(mark.value in OFFICES for mark in ahead):
        return False
    named = [mark for mark in ahead if mark.kind in ("actor", "demonym")]
    if not named or named[0].start - line.start > _FEW_LETTERS:
        return False
    at, left = named[-1].end, ""
    for mark in [mark for mark in ahead if mark.start >= named[-1].end]:
        left += page.text[at : max(at, mark.start)] + " "
        at = max(at, mark.end)
    short = {*words.prepositions, *words.articles, *words.conjunctions}
    return any(word[0].islower() and word not in short for word in _WORD.findall(left + page.text[at:kind]))


def _is_topic_prefix(page: Page, agent: Agent, kind: int) -> bool:
    """«Teshara: Statement by…»: a name before a colon, and the kind of text behind it."""
    return not agent.offices and page.text[agent.end : agent.end + 2].lstrip()[:1] in (":", "：") and kind >= agent.end


def topic(page: Page, line: Line, words: Grammar) -> int:
    """Where the title begins to say what it is about; the end of the line where it does not."""
    if not words.spaced:
        cuts = [at for word in words.topics if (at := page.simplified.find(word, line.start, line.end)) >= 0]
        return min(cuts, default=line.end)
    pattern = _topic_pattern(words)
    kind = next((mark.start for mark in line.of("concept") if mark.value in KINDS_OF_TEXT), line.start)
    found = pattern.search(page.text, kind, line.end) if pattern else None
    return found.start() if found else line.end


_PATTERNS: dict[str, re.Pattern[str] | None] = {}


def _topic_pattern(words: Grammar) -> re.Pattern[str] | None:
    if words.language not in _PATTERNS:
        listed = "|".join(re.escape(word) for word in words.topics)
        _PATTERNS[words.language] = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE) if listed else None
    return _PATTERNS[words.language]


def _titled(page: Page, unit: Unit) -> tuple[Agent, Line] | None:
    """The agent of the nearest title that names one, an office without its body included."""
    fallback: tuple[Agent, Line] | None = None
    for line in reversed(unit.headed("title")):
        agent = titled_agent(page, line)
        if agent is None:
            continue
        if agent.actors:
            return agent, line
        fallback = fallback or (agent, line)
    return fallback


def _headed(page: Page, lines: Iterable[Line]) -> tuple[str, ...]:
    for line in reversed(list(lines)):
        for agent in page.agents_of(line):
            if agent.actors and not agent.metonym:
                return agent.actors
    return ()


def _headline(page: Page, unit: Unit) -> tuple[str, ...]:
    """The subject of a headline: «Norland rejects…»."""
    for line in reversed(unit.headed("section", "title")):
        words = grammar(line.block.language)
        sentence = Sentence(line.start, line.end, line.block.language, line.marks)
        saying = next(sayings(page.simplified, sentence, words), None)
        if saying is not None and saying.agent.actors:
            return saying.agent.actors
    return ()


def _convened(page: Page, unit: Unit) -> tuple[str, ...]:
    """The organization whose leaders speak in the opening of a communiqué: «We, the heads of State of A and B, …»."""
    if not any(line.concepts & {"communique", "declaration-text", "joint"} for line in unit.headed("title", "section")):
        return ()
    line = unit.body[0][0]
    sentence = page.sentences(line)[0]
    if not sentence.concepts() & OFFICES:
        return ()
    kinds = {
        agent: {actor.kind if actor is not None else "" for actor in map(page.gazetteer.actor, agent.actors)}
        for agent in page.agents(sentence)
        if agent.actors
    }
    # «The leaders of the countries of the region, meeting at the summit of A»: A speaks, if it is named.
    for wanted in ("organization", "collective"):
        for agent, found in kinds.items():
            if found == {wanted}:
                return agent.actors
    return ()


def _self_named(page: Page, unit: Unit) -> tuple[str, ...]:
    """Whom a speech is given for: «on behalf of A», or whoever its sentences have for their subject most often."""
    lines = [line for line, _ in unit.body]
    if not any("we" in line.concepts for line in lines):
        return ()
    for line in lines[:_OPENING_LINES]:
        for mark in line.of("concept"):
            if mark.value == "on-behalf":
                near = (a for s in page.sentences(line) for a in page.agents(s) if 0 <= a.start - mark.end <= _NEAR)
                agent = next((agent for agent in near if agent.actors), None)
                if agent is not None:
                    return agent.actors
    subjects: Counter[tuple[str, ...]] = Counter()
    for line in lines[:_LONGEST_SPEECH]:
        words = grammar(line.block.language)
        for sentence in page.sentences(line):
            said = next(sayings(page.simplified, sentence, words, found=page.agents(sentence)), None)
            if said is not None and said.agent.actors and not said.inverted and not said.agent.silent:
                subjects[said.agent.actors] += 1
    ranked = subjects.most_common(2)
    if ranked and ranked[0][1] > 1 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return ()


def _first_subject(page: Page, unit: Unit) -> Agent | None:
    for line, _ in unit.body[:_FEW_LINES]:
        words = grammar(line.block.language)
        for sentence in page.sentences(line)[:_FEW_SENTENCES]:
            for saying in sayings(page.simplified, sentence, words):
                if (saying.agent.actors or saying.agent.offices) and not saying.agent.silent:
                    return saying.agent
    return None


def _person(page: Page, unit: Unit, title: tuple[Agent, Line] | None) -> Speaker | None:
    role = name = None
    if title is not None and title[0].is_person:
        agent, line = title
        words = grammar(line.block.language)
        sentence = Sentence(line.start, line.end, line.block.language, line.marks)
        named = speaker(page, sentence, agent, words, until=min(topic(page, line, words), line.end))
        role, name = (named.role, named.name) if named else (None, None)
    signed = _signature(page, unit)
    return Speaker(signed or name, role) if role or name or signed else None


def _signature(page: Page, unit: Unit) -> str | None:
    """The name in the signature: in the line that says signed, without that word."""
    for line in unit.signature:
        marks = [mark for mark in line.of("concept") if mark.value == "signed"]
        if not marks:
            continue
        mark = marks[0]
        before = plain(_SIGNED.sub(" ", page.text[line.start : mark.start]))
        after = plain(_SIGNED.sub(" ", page.text[mark.end : line.end])).strip(" :：")
        return before or after or None
    return None


def noted_speaker(page: Page, line: Line) -> Speaker | None:
    """The person a footnote names as holder of an account or giver of a briefing: «account of NAME, ROLE»."""
    words = grammar(line.block.language)
    kind = next((mark for mark in line.of("concept") if mark.value in ("account", "press-conference")), None)
    if kind is None:
        return None
    for agent in page.agents_of(line):
        if not agent.is_person:
            continue
        sentence = Sentence(line.start, line.end, line.block.language, line.marks)
        return speaker(page, sentence, agent, words, until=line.end)
    name = name_after(page, kind.end, line.end, words) if words.spaced else None
    return Speaker(name, None) if name and not any(line.of("actor")) else None
