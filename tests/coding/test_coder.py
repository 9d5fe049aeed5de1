"""The coder: from a text to statements with positions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from verbale.coding import Codebook, code, combine, load_codebook
from verbale.errors import DataError, UnknownName
from verbale.gazetteer import Gazetteer
from verbale.model import Document, Statement
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer

ACTS = {
    "condemn", "deplore", "reject", "deny-recognition", "deny-validity", "deny-effect", "regret", "concern", "oppose",
    "note", "recognise", "support", "reaffirm", "welcome", "call", "demand", "hope", "declare",
}  # fmt: skip

SENTENCES = {
    "en": "Nerivia does not recognise the so-called elections held in Teshara.",
    "fr": "La Nérivie ne reconnaît pas les prétendues élections tenues au Téshara.",
    "es": "Nerivia no reconoce las supuestas elecciones celebradas en Téshara.",
    "ru": "Неривия не признаёт так называемые выборы, проведённые в Тешаре.",
    "zh-Hans": "内里维亚不承认在泰沙拉举行的所谓选举。",
    "zh-Hant": "內里維亞不承認在泰沙拉舉行的所謂選舉。",
    "ar": "لا تعترف نيريفيا بما يسمى الانتخابات التي جرت في تيشارا.",
}


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return Gazetteer.load(sample_gazetteer())


def coded(text: str, names: Gazetteer, language: str | None = None) -> tuple[Document, tuple[Statement, ...]]:
    document = read_text(text, language=language)
    return document, code(document, gazetteer=names)


def pairs(statements: tuple[Statement, ...]) -> set[tuple[str, str]]:
    return {(p.issue, p.stance) for statement in statements for p in statement.positions}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_one_position_in_every_language(language: str, text: str, names: Gazetteer) -> None:
    document, statements = coded(text, names, language)
    assert [(s.actor, s.kind) for s in statements] == [(("QNR",), "statement")]
    (position,) = statements[0].positions
    assert (position.issue, position.stance, position.act) == ("vote", "against", "deny-recognition")
    assert document.text[position.start : position.end] in text


def test_both_scripts_of_chinese_code_alike(names: Gazetteer) -> None:
    _, simplified = coded(SENTENCES["zh-Hans"], names)
    _, traditional = coded(SENTENCES["zh-Hant"], names)
    assert pairs(simplified) == pairs(traditional)
    assert [(p.start, p.end) for p in simplified[0].positions] == [(p.start, p.end) for p in traditional[0].positions]


def test_neutral_gives_way_to_a_side(names: Gazetteer) -> None:
    _, took_note = coded("Nerivia takes note of the vote held in Teshara.", names)
    assert pairs(took_note) == {("vote", "neutral")}
    text = "Nerivia takes note of the vote held in Teshara. Nerivia does not recognise the vote held in Teshara."
    assert ("vote", "neutral") not in pairs(coded(text, names)[1])


@pytest.mark.parametrize(
    ("text", "issue", "target"),
    [
        ("Nerivia supports the territorial integrity of Velmora.", "integrity", "QVM"),
        ("Nerivia supports Velmora’s territorial integrity.", "integrity", "QVM"),
        ("Nerivia respects the sovereignty and territorial integrity of all States.", "integrity", None),
        ("Nerivia does not recognise the independence of Teshara.", "status", "TESH"),
        ("Nerivia supports the Hallmere Group and its Co-Chairs.", "mediation", "HALLMERE-GROUP"),
    ],
)
def test_targets(text: str, issue: str, target: str | None, names: Gazetteer) -> None:
    _, statements = coded(text, names)
    found = {p.issue: p.target for s in statements for p in s.positions}
    assert found.get(issue, "not found") == target


@pytest.mark.parametrize(
    ("text", "language", "issue", "act", "quote"),
    [
        (
            "Nerivia supports the League's view, calls for an immediate ceasefire and waits.",
            "en",
            "ceasefire",
            "call",
            "calls for an immediate ceasefire",
        ),
        ("内里维亚支持该联盟的看法，呼吁立即停火。", "zh-Hans", "ceasefire", "call", "呼吁立即停火"),
        ("Nerivia rejects the illegal referendum in Teshara.", "en", "vote", "reject", None),
        ("內里維亞從未承認非法的公投。", "zh-Hant", "vote", "deny-recognition", None),
    ],
)
def test_the_act_is_of_the_clause_that_shows_it(
    text: str, language: str, issue: str, act: str, quote: str | None, names: Gazetteer
) -> None:
    document, statements = coded(text, names, language)
    (position,) = [p for s in statements for p in s.positions if p.issue == issue]
    assert position.act == act
    assert quote is None or document.text[position.start : position.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        "As to whether Teshara ought to be independent, the Forum takes no position.",
        "Whether or not Teshara should be independent is a matter on which Nerivia takes no position.",
    ],
)
def test_who_takes_no_side_says_whether(text: str, names: Gazetteer) -> None:
    assert ("status", "neutral") in pairs(coded(text, names, "en")[1])


def test_ids_do_not_change_from_run_to_run(names: Gazetteer) -> None:
    text = "\n\n".join(SENTENCES.values())
    first, second = coded(text, names)[1], coded(text, names)[1]
    assert first == second
    ids = [p.id for s in first for p in s.positions] + [s.id for s in first]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{16}", id_) for id_ in ids)


def test_the_order_of_files_does_not_matter(names: Gazetteer) -> None:
    one, other = SENTENCES["en"], SENTENCES["ru"]
    alone = coded(one, names)[1]
    coded(other, names)
    assert coded(one, names)[1] == alone


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from([*SENTENCES.values(), "\n\n", "1. ", "«", "The minister added that", ", "]), max_size=8)
)
def test_every_quote_is_in_the_source(parts: list[str]) -> None:
    names = Gazetteer.load(sample_gazetteer())
    text = " ".join(parts)
    assume(text.strip())
    document, statements = coded(text, names)
    for statement in statements:
        for position in statement.positions:
            assert statement.start <= position.start < position.end <= statement.end
            assert document.quote(position.start, position.end) in document.source_text
            assert position.act in ACTS


def test_a_codebook_of_ones_own(names: Gazetteer, tmp_path: Path) -> None:
    file = tmp_path / "railways.toml"
    file.write_text(
        'name = "railways"\n[[issue]]\nid = "talks"\nquestion = "Should there be talks?"\n'
        '[[issue.rule]]\nstance = "for"\nwhen = ["call .. talks"]\n'
    )
    own = load_codebook(file)
    document = read_text("Nerivia calls for talks and supports the territorial integrity of Velmora.")
    assert pairs(code(document, codebook=own, gazetteer=names)) == {("talks", "for")}
    both = combine([own, load_codebook("territorial-dispute")])
    assert pairs(code(document, codebook=both, gazetteer=names)) >= {("talks", "for"), ("integrity", "for")}


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("", "at least one"),
        ('[[issue]]\nid = "x"\n', "id and a question"),
        ('[[issue]]\nid="x"\nquestion="?"\n[[issue.rule]]\nstance="maybe"\nwhen=["call"]\n', "stance must be one of"),
        ('[[issue]]\nid="x"\nquestion="?"\n[[issue.rule]]\nstance="for"\n', "`when` must list"),
        ('[[issue]]\nid="x"\nquestion="?"\n[[issue.rule]]\nstance="for"\nwhen=["suport"]\n', "did you mean 'support'"),
        ('[[issue]]\nid="x"\nquestion="?"\n[[issue.rule]]\nstance="for"\nwhen=[".."]\n', "names no concept"),
        ("[[issue", "own.toml"),
    ],
)
def test_a_faulty_codebook_says_what_is_wrong(toml: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(toml)
    with pytest.raises(DataError, match=re.escape(message)) as raised:
        load_codebook(file)
    assert "own.toml" in str(raised.value)


def test_an_unknown_codebook_suggests_the_near_one() -> None:
    with pytest.raises(UnknownName, match="did you mean 'territorial-dispute'"):
        load_codebook("teritorial-dispute")


def test_codebooks_with_the_same_issue_do_not_combine() -> None:
    book: Codebook = load_codebook("territorial-dispute")
    with pytest.raises(DataError, match="more than one"):
        combine([book, book])
