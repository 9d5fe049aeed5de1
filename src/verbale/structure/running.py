"""Statements and claims out of running text: what the reporter heard, with its date, place, channel and chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from verbale.model import Mark, Statement
from verbale.structure import channels
from verbale.structure.agents import ATTITUDES, COLLECTIVES, Agent
from verbale.structure.claims import all_but, claims
from verbale.structure.datelines import Dateline
from verbale.structure.days import told_day
from verbale.structure.footnotes import source_in
from verbale.structure.grammar import grammar
from verbale.structure.media import chain
from verbale.structure.page import Line, Page, Sentence, trimmed
from verbale.structure.reports import Utterance
from verbale.structure.subjects import is_passive, quoted_spans

_CLAUSE = 40
_FAR = 80
_NEAR = 3
_SHORT_QUOTE = 40
_ANYWHERE = frozenset({"interview", "post", "press-conference"})
_DATED = frozenset({"communique", "issues-statement", "letter", "press-release"})
_DATED_REACH = 10
_TOLD_REACH = 16
_LONGEST_CLAUSE = 120
_DAY = 10
_OPENING = 2
_PAPERS = frozenset({
    "communique", "declaration-text", "declare", "interview", "issues-statement", "letter", "post", "statement-text",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every utterance of a section: where it stands, who published it, and on which day (`today`)."""

    heading: tuple[int, int] | None = None
    dateline: Dateline = field(default_factory=Dateline)
    today: str | None = None
    media: tuple[str, ...] = ()
    source: str | None = None
    original_language: str | None = None


def statements(page: Page, utterance: Utterance, setting: Setting) -> list[Statement]:
    """The utterance as a statement (or as a claim of the medium), and the claims made in it."""
    whole = _whole(page, utterance, setting)
    found = [whole]
    if whole.kind == "statement":
        for claim in claims(page, utterance.sentences, whole.actor):
            if (claim.start, claim.end) == (whole.start, whole.end) and not claim.shared:
                continue
            found.append(_claim(whole, claim.start, claim.end, claim.actors, shared=claim.shared))
    return found


def relations(page: Page, lines: Sequence[Line], setting: Setting) -> list[Statement]:
    """What a section on foreign relations says of who recognises whom: claims of the medium.

    «Not recognised by any member, including A, but only by B and C» holds two of them, parted where «only» stands.
    """
    found: list[Statement] = []
    for line in lines:
        for sentence in page.sentences(line):
            if not sentence.concepts() & ATTITUDES:
                continue
            excepting = list(all_but(page, sentence, ()))
            if excepting:
                found += [_of_medium((c.start, c.end), c.actors, sentence.language, setting) for c in excepting]
                continue
            named = page.agents(sentence)
            start, end = trimmed(page.text, sentence.start, sentence.end)
            cut = next((m.start for m in sentence.marks if m.kind == "concept" and m.value == "only"), end)
            for first, last in ((start, cut), (cut, end)):
                voices = _holders(page, sentence, [agent for agent in named if first <= agent.start < last])
                named_there = dict.fromkeys(actor for agent in voices for actor in agent.actors)
                actors = tuple(code for code in named_there if _can_recognise(page, code))
                if actors and last > first:
                    found.append(_of_medium(trimmed(page.text, first, last), actors, sentence.language, setting))
    return found


def _can_recognise(page: Page, code: str) -> bool:
    """Whether recognising others is its to do: a State, an entity, or all of them."""
    actor = page.gazetteer.actor(code)
    return actor is None or actor.kind in ("state", "observer", "entity", "collective")


def _holders(page: Page, sentence: Sentence, named: Sequence[Agent]) -> list[Agent]:
    """Those of the agents who recognise or do not; a passive names them behind its word, an active one before it."""
    words = grammar(sentence.language)
    verb = next((mark for mark in sentence.marks if mark.kind == "concept" and mark.value in ATTITUDES), None)
    kept = [agent for agent in named if not agent.mute]
    if verb is None or not kept:
        return []
    if words.spaced:
        passive = is_passive(page.simplified, verb, words)
        kept = [agent for agent in kept if (agent.start > verb.start) == passive] or kept
    else:
        found = [at for word in words.passives if (at := page.simplified.find(word, sentence.start, sentence.end)) >= 0]
        kept = [agent for agent in kept if not found or agent.start > min(found)]
    return kept


def _of_medium(span: tuple[int, int], actors: tuple[str, ...], language: str, setting: Setting) -> Statement:
    return Statement(
        kind="claim",
        start=span[0],
        end=span[1],
        actor=actors,
        language=language,
        channel="media-report",
        asserted_by=setting.media[-1:],
        heading=setting.heading,
        source=setting.source,
        reported_by=setting.media,
    )


def is_recognition(utterance: Utterance) -> bool:
    """Whether a dated line of a chronology tells an act of recognition, or that one was taken back."""
    agent, verb, sentence = utterance.agent, utterance.verb, utterance.first
    if agent is None or verb is None or agent.territory or agent.is_person or len(utterance.sentences) > 1:
        return False
    date = next((mark for mark in sentence.marks if mark.kind == "date"), None)
    if date is None or date.start - sentence.start > 4 or not 0 <= agent.start - date.end <= 3:
        return False
    return 0 <= verb.start - agent.end <= 2 and "recognise" in sentence.concepts()


def _claim(whole: Statement, start: int, end: int, actors: tuple[str, ...], *, shared: bool) -> Statement:
    return Statement(
        kind="claim",
        start=start,
        end=end,
        actor=actors,
        language=whole.language,
        channel=whole.channel,
        asserted_by=whole.actor,
        heading=whole.heading,
        note=whole.note,
        speaker=whole.speaker,
        date=whole.date,
        place=whole.place,
        original_language=whole.original_language,
        source=whole.source,
        translation=whole.translation,
        reported_by=whole.reported_by,
        shared=shared,
    )


def _whole(page: Page, utterance: Utterance, setting: Setting) -> Statement:
    around = _around(page, utterance)
    concepts = {mark.value for mark in around if mark.kind == "concept"}
    concepts |= _ANYWHERE & {concept for sentence in utterance.sentences for concept in sentence.concepts()}
    if utterance.agent is not None:
        concepts = (concepts - {"spokesperson"}) | (utterance.agent.offices & {"spokesperson"})
        if utterance.verb is not None and any(
            mark.value == "spokesperson" and utterance.agent.end <= mark.start < utterance.verb.start for mark in around
        ):
            concepts.add("spokesperson")  # «A, through its spokesperson, said»
    if utterance.verb is not None and utterance.verb.value != "adopt":
        # «rejected the declaration»: what is talked about is not what is spoken through.
        concepts -= {m.value for m in around if m.value == "declaration-text" and m.start > utterance.verb.start}
    channel = channels.of_report(concepts)
    media = setting.media if channel == "social-media" else chain(setting.media, around)
    is_claim = _is_claim(utterance, concepts)
    return Statement(
        kind="claim" if is_claim else "statement",
        start=utterance.start,
        end=utterance.end,
        actor=utterance.actors,
        language=utterance.first.language,
        channel="media-report" if is_claim else channel,
        asserted_by=media[-1:] if is_claim else (),
        heading=setting.heading,
        speaker=None if is_claim else utterance.speaker,
        date=_date(page, utterance) or _told(page, utterance, setting) or setting.dateline.date,
        place=_place(page, utterance) or setting.dateline.place,
        original_language=setting.original_language,
        source=setting.source or _source(page, utterance),
        reported_by=media,
        tentative=utterance.tentative,
    )


def _is_claim(utterance: Utterance, concepts: Iterable[str]) -> bool:
    """Whether it is the medium that says what these actors hold, rather than they themselves."""
    if utterance.is_claim or (utterance.actors and COLLECTIVES.issuperset(utterance.actors)):
        return True
    agent = utterance.agent
    if agent is None or not agent.listed:
        return False
    return agent.open_ended or "earlier" in set(concepts)


def _around(page: Page, utterance: Utterance, *, reach: int = _CLAUSE) -> list[Mark]:
    """The marks of the clause that reports: outside quotations, up to a little behind the verb."""
    sentence = utterance.first
    quotes = quoted_spans(page.text, sentence.start, sentence.end)
    limit = utterance.verb.end + reach if utterance.verb is not None else sentence.end
    kept: list[Mark] = []
    for mark in sentence.marks:
        if mark.start > limit:
            break
        quote = next((span for span in quotes if span[0] <= mark.start < span[1]), None)
        if quote is None or (mark.kind == "medium" and quote[1] - quote[0] <= _SHORT_QUOTE):
            kept.append(mark)
    return kept


def _date(page: Page, utterance: Utterance) -> str | None:
    """The date in the reporting clause: at the head of the sentence, or right beside who speaks or the verb."""
    verb, agent, sentence = utterance.verb, utterance.agent, utterance.first
    for mark in sentence.marks:
        if mark.kind != "date" or not mark.value:
            continue
        if mark.start - sentence.start <= 6 or _is_of_paper(sentence, mark):
            return mark.value
        if verb is None or agent is None:
            continue
        if mark.end <= verb.start and (verb.start - mark.end <= _NEAR or 0 <= mark.start - agent.end <= _NEAR + 3):
            return mark.value
        if grammar(sentence.language).spaced and 0 <= mark.start - verb.end <= _NEAR + 2:
            return mark.value
    return None


def _told(page: Page, utterance: Utterance, setting: Setting) -> str | None:
    """The day the reporting clause names by its place in the week, or beside the day of the paper."""
    verb, agent, sentence = utterance.verb, utterance.agent, utterance.first
    if verb is None or agent is None:
        limit = (agent.end if agent is not None else sentence.start) + _TOLD_REACH
    elif not grammar(sentence.language).spaced:
        limit = verb.start if verb.start > agent.end else agent.end + _TOLD_REACH
    else:
        said = max(verb.end, agent.end)
        thats = (mark.start for mark in sentence.marks if mark.value == "that" and mark.start >= said)
        limit = next((that for that in thats if that - said <= _LONGEST_CLAUSE), said + _TOLD_REACH)
    limit = min(limit, sentence.end)
    spans: list[tuple[int, int]] = []
    at = sentence.start
    asides = [*quoted_spans(page.text, sentence.start, sentence.end), *_relative_clause(page, utterance)]
    for start, end in (*sorted(asides), (limit, limit)):
        if at < min(start, limit):
            spans.append((at, min(start, limit)))
        at = max(at, end)
    today = setting.dateline.date if len(setting.dateline.date or "") == _DAY else setting.today
    return told_day(page.simplified, spans, language=sentence.language, today=today)


def _relative_clause(page: Page, utterance: Utterance) -> list[tuple[int, int]]:
    """What stands between commas behind who speaks, as said of them: «A, who arrived on Monday, said…»."""
    verb, agent = utterance.verb, utterance.agent
    if verb is None or agent is None or verb.start <= agent.end:
        return []
    gap = page.text[agent.end : verb.start]
    first, last = gap.find(","), gap.rfind(",")
    words = grammar(utterance.first.language)
    after = gap[first + 1 :].split()
    if 0 <= first < last and after and after[0].lower() in words.relatives:
        return [(agent.end + first, agent.end + last)]
    return []


def day_of_meeting(page: Page, line: Line, setting: Setting) -> str | None:
    """The day a report of a meeting tells at its head: «The Council of A met on Tuesday», «… on 3 May»; what is said
    after it is said there."""
    for sentence in page.sentences(line)[:_OPENING]:
        voices = page.agents(sentence)
        actor = page.gazetteer.actor(voices[0].actors[0]) if voices and voices[0].actors else None
        if actor is None or actor.kind not in ("organization", "organ"):
            continue
        exact = next((mark.value for mark in sentence.marks if mark.kind == "date" and len(mark.value) == _DAY), None)
        span = [(sentence.start, sentence.end)]
        return exact or told_day(page.simplified, span, language=sentence.language, today=setting.today)
    return None


def _is_of_paper(sentence: Sentence, date: Mark) -> bool:
    """Whether the date is that of the paper spoken through: «in a communiqué dated 3 May»."""
    return any(
        mark.kind == "concept" and mark.value in _DATED and 0 <= date.start - mark.end <= _DATED_REACH
        for mark in sentence.marks
    )


def _place(page: Page, utterance: Utterance) -> str | None:
    """The city the reporting clause names after a word of place."""
    verb, agent, sentence = utterance.verb, utterance.agent, utterance.first
    if verb is None:
        return None
    for mark in utterance.scene.marks if utterance.scene is not None else ():
        # «They saw it otherwise in Daskel. The minister said…»
        if mark.kind == "place" and page.gazetteer.state_of_city(mark.value) in utterance.actors:
            return mark.value
    words = grammar(sentence.language)
    for mark in _around(page, utterance, reach=_FAR):
        if mark.value == "that" and mark.start >= verb.end:
            break
        if mark.kind != "place" or mark.form == "region":
            continue
        if agent is not None and agent.start <= mark.start < agent.end:
            continue
        if not words.spaced and mark.start > verb.start:
            break
        if words.follows(page.simplified, mark.start, words.locatives):
            return mark.value
    return None


def _source(page: Page, utterance: Utterance) -> str | None:
    """The address behind the words «statement», «letter» in the sentence that reports."""
    sentence = utterance.first
    for mark in sentence.marks:
        if mark.kind == "concept" and mark.value in _PAPERS:
            for link in page.links_between(sentence.start, mark.end):
                if mark.start < link.end:
                    return source_in(page, link.start, link.end)
    return None
