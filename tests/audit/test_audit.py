"""The audits: what each finds, and as much that it must not find."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from verbale.audit import KINDS, audit
from verbale.errors import UnknownName
from verbale.register import Register

AGAINST = ("vote", "against", "void")
FOR = ("vote", "for", "fair")
NEUTRAL = ("vote", "neutral", "noted")
TEXT = "void, fair or noted"


@pytest.fixture
def findings(tmp_path, invented):
    def find(kind, *drafts):
        with Register(tmp_path / "r.db") as register:
            for draft in drafts:
                register.add(draft.document, draft.statements)
            return audit(register, kinds=[kind], gazetteer=invented)

    return find


def test_a_claim_that_nothing_bears_out(findings, draft):
    letter = draft().claims("NLD-X", "AON SUD-X ZAR-X", TEXT, AGAINST).says("SUD-X", TEXT, AGAINST)
    (found,) = findings("claimed-not-shown", letter)
    assert (found.kind, found.level, found.actors) == ("claimed-not-shown", "warning", ("AON", "ZAR-X"))
    assert found.documents == ("letter.txt",)
    assert found.message == (
        "Norland said in letter.txt that Alliance of Oceans and Zarland took a position against vote, "
        "but no statement of theirs in the register takes it."
    )
    assert [letter.document.source_text[start:end] for _, start, end in found.spans] == ["void"]


@pytest.mark.parametrize(
    ("saying", "shown"),
    [
        pytest.param({"actor": "SUD-X", "position": AGAINST}, True, id="own words"),
        pytest.param({"actor": "AON SUD-X", "position": AGAINST}, True, id="joint words"),
        pytest.param({"actor": "SUD-X", "position": AGAINST, "reported_by": ("Daily",)}, True, id="a report"),
        pytest.param({"actor": "SUD-X", "position": FOR}, False, id="the opposite"),
        pytest.param({"actor": "SUD-X", "position": NEUTRAL}, False, id="neither side"),
        pytest.param({"actor": "SUD-X", "position": ("status", "against", "void")}, False, id="another issue"),
        pytest.param({"actor": "AON", "position": AGAINST}, False, id="another actor"),
    ],
)
def test_what_bears_a_claim_out(findings, draft, saying, shown):
    claim = draft().claims("NLD-X", "SUD-X", TEXT, AGAINST)
    actor, position = saying.pop("actor"), saying.pop("position")
    other = draft("other.txt").says(actor, TEXT, position, **saying)
    assert bool(findings("claimed-not-shown", claim, other)) is not shown


def test_another_claim_bears_no_claim_out(findings, draft):
    one = draft("a.txt").claims("NLD-X", "SUD-X", TEXT, AGAINST)
    two = draft("b.txt").claims("AON", "SUD-X", "It is void.", AGAINST)
    assert [found.documents for found in findings("claimed-not-shown", one, two)] == [("a.txt",), ("b.txt",)]


def test_a_claim_made_twice_in_a_letter_is_one_finding(findings, draft):
    letter = draft().claims("NLD-X", "SUD-X", TEXT, AGAINST).claims("NLD-X", "ZAR-X", "All void.", AGAINST)
    (found,) = findings("claimed-not-shown", letter)
    assert (found.actors, len(found.spans)) == (("SUD-X", "ZAR-X"), 2)


def test_a_claim_of_nobody_named(findings, draft):
    (found,) = findings("claimed-not-shown", draft().claims("", "SUD-X", TEXT, AGAINST))
    assert found.message.startswith("letter.txt says that Sudria took")


def test_collectives_make_no_statements(findings, draft):
    (found,) = findings("claimed-not-shown", draft().claims("NLD-X", "ALL", TEXT, AGAINST))
    assert found.level == "note"


def test_who_shares_its_claim_needs_no_other_words(findings, draft):
    letter = draft().claims("NLD-X", "SUD-X", TEXT, AGAINST, shared=True)
    assert [found.actors for found in findings("claimed-not-shown", letter)] == [("SUD-X",)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"reported_by": ("Daily",)}, "media reports", id="a report"),
        pytest.param({"channel": "media-report"}, "media reports", id="the channel of a report"),
        pytest.param({"translation": "unofficial"}, "an unofficial translation", id="a translation"),
        pytest.param({"source": "Page of 2031, dead link"}, "a reference that leads nowhere", id="a dead link"),
        pytest.param(
            {"reported_by": ("Daily",), "translation": "unofficial"},
            "media reports and an unofficial translation",
            id="two reasons",
        ),
        pytest.param({}, None, id="own words"),
        pytest.param({"source": "@norland"}, None, id="an account"),
        pytest.param({"source": "Note verbale of Norland"}, None, id="a note that is no link"),
        pytest.param({"source": "not found, not valid, not defined"}, None, id="words that only resemble"),
        pytest.param({"translation": "official"}, None, id="an official translation"),
    ],
)
def test_second_hand(findings, draft, fields, words):
    letter = draft().says("NLD-X", TEXT, AGAINST, **fields)
    found = findings("second-hand", letter)
    if words is None:
        assert found == ()
    else:
        assert found[0].message == f"The register has the position of Norland against vote only through {words}."


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("Press conference, 1.2.2031, Error! Hyperlink reference not valid.", id="en"),
        pytest.param("Conférence de presse, Erreur ! Référence de lien hypertexte non valide.", id="fr"),
        pytest.param("¡Error! No se encuentra el origen de la referencia.", id="es"),
        pytest.param("Ошибка! Источник ссылки не найден.", id="ru"),
        pytest.param("记者会，2031年2月1日，错误！超链接引用无效。", id="zh-Hans"),
        pytest.param("記者會，錯誤! 超連結參照不正確。", id="zh-Hant"),
        pytest.param("خطأ! لم يتم العثور على مصدر المرجع.", id="ar"),
    ],
)
def test_a_footnote_whose_link_is_broken(findings, draft, note):
    """The draft wraps lines in the middle of the words, as a page does."""
    letter = draft().says("", note).says("NLD-X", TEXT, AGAINST, note=(0, len(note)))
    (found,) = findings("second-hand", letter)
    assert "a reference that leads nowhere" in found.message


def test_one_first_hand_statement_is_enough(findings, draft):
    report = draft("a.txt").says("NLD-X", TEXT, AGAINST, FOR, reported_by=("Daily",))
    letter = draft("b.txt").says("NLD-X", "It is void.", AGAINST)
    (found,) = findings("second-hand", report, letter)
    assert "for vote" in found.message
    assert "against" not in found.message


def test_a_claim_is_no_second_hand_statement(findings, draft):
    assert findings("second-hand", draft().claims("SUD-X", "NLD-X", TEXT, AGAINST, reported_by=("Daily",))) == ()


def test_a_shift_shows_both_quotes(findings, draft):
    early = draft("early.txt").says("NLD-X", TEXT, AGAINST, date="2027-07-19")
    late = draft("late.txt").says("NLD-X", "A fair one.", FOR, date="2031")
    (found,) = findings("shift", late, early)
    assert found.message == "Norland was against vote (2027-07-19) and later for it (2031)."
    assert found.documents == ("early.txt", "late.txt")
    assert len(found.spans) == 2


@pytest.mark.parametrize(
    ("sayings", "turns"),
    [
        pytest.param([("2027", AGAINST), ("2028", FOR), ("2029", AGAINST)], 2, id="there and back"),
        pytest.param([("2027", AGAINST), ("2028", AGAINST)], 0, id="no change"),
        pytest.param([("2027", AGAINST), ("2028", NEUTRAL)], 0, id="neutral is no opposite"),
        pytest.param([("2027", AGAINST), ("2028", NEUTRAL), ("2029", FOR)], 1, id="by way of neutral"),
        pytest.param([("2027", AGAINST), ("2027", FOR)], 0, id="one date: no telling which came first"),
        pytest.param([("2027", AGAINST), ("2027-07", FOR)], 0, id="a month within the year"),
        pytest.param([("2027-07", AGAINST), ("2027-07-30", FOR)], 0, id="a day within the month"),
        pytest.param([("2027-07-01", AGAINST), ("2027-07-30", FOR)], 1, id="two days of a month"),
        pytest.param([(None, AGAINST), ("2028", FOR)], 0, id="no date"),
        pytest.param([("2027", AGAINST), ("2028", ("status", "for", "fair"))], 0, id="another issue"),
        pytest.param([("2027", (*AGAINST, "VALE")), ("2028", (*FOR, "ZAR-X"))], 0, id="another target"),
        pytest.param([("2027", (*AGAINST, "VALE")), ("2028", FOR)], 1, id="a target named once"),
        pytest.param([("2027", (*AGAINST, "VALE")), ("2028", (*FOR, "VALE"))], 1, id="the same target"),
    ],
)
def test_shifts(findings, draft, sayings, turns):
    letter = draft()
    for date, position in sayings:
        letter.says("NLD-X", TEXT, position, date=date)
    assert len(findings("shift", letter)) == turns


def test_what_others_claim_is_no_shift(findings, draft):
    letter = draft().says("NLD-X", TEXT, AGAINST, date="2027").claims("SUD-X", "NLD-X", TEXT, FOR, date="2031")
    assert findings("shift", letter) == ()


def test_the_order_of_adding_does_not_matter(tmp_path, draft, invented):
    drafts = [
        draft(f"{number}.txt")
        .says("NLD-X SUD-X", TEXT, AGAINST if number % 2 else FOR, date=str(2027 + number), reported_by=("Daily",))
        .claims("NLD-X", "AON COS", TEXT, NEUTRAL)
        .claims("AON", "SUD-X", "All void.", ("vote", "against", "void", None, "condemn"))
        for number in range(4)
    ]
    results = []
    for number, order in enumerate((drafts, drafts[::-1])):
        with Register(tmp_path / f"{number}.db") as register:
            for one in order:
                register.add(one.document, one.statements)
            results.append(audit(register, gazetteer=invented))
            register.keep_findings(results[-1])
            assert register.findings() == results[-1]
    assert results[0] == results[1]
    assert {found.kind for found in results[0]} == set(KINDS)


def test_an_unknown_kind_is_named(tmp_path, invented):
    with Register(tmp_path / "r.db") as register, pytest.raises(UnknownName, match="claimed-not-shown"):
        audit(register, kinds=["nothing"], gazetteer=invented)


def test_every_message_has_its_words_in_english():
    tables = tomllib.loads(files("verbale.audit").joinpath("messages.toml").read_text(encoding="utf-8"))
    assert set(KINDS) <= set(tables)

    def leaves(table):
        if all(isinstance(value, str) for value in table.values()):
            yield table
        else:
            for value in table.values():
                yield from leaves(value)

    for words in leaves(tables):
        assert words.get("en")
        assert set(words) <= {"en", "fr", "es", "ru", "zh", "ar"}


CONDEMNED = (*AGAINST, None, "condemn")


@pytest.mark.parametrize(
    ("own", "overstated"),
    [
        pytest.param([("deny-recognition", {})], True, id="not recognised"),
        pytest.param([("concern", {}), ("deny-validity", {})], True, id="the strongest of its own"),
        pytest.param([("condemn", {})], False, id="as strong"),
        pytest.param([("deny-recognition", {}), ("condemn", {})], False, id="as strong elsewhere"),
        pytest.param([("condemn", {"reported_by": ("Daily",)})], False, id="a report is as good"),
        pytest.param([("curse", {})], False, id="an act without a rung"),
        pytest.param([], False, id="nothing shown is another finding"),
    ],
)
def test_stronger_than_shown(findings, draft, own, overstated):
    claim = draft().claims("NLD-X", "SUD-X", TEXT, CONDEMNED)
    others = [
        draft(f"own-{n}.txt").says("SUD-X", TEXT, (*AGAINST, None, act), **more) for n, (act, more) in enumerate(own)
    ]
    assert bool(findings("stronger-than-shown", claim, *others)) is overstated


def test_what_is_stronger_is_told_with_both_quotes(findings, draft):
    claim = draft().claims("NLD-X", "SUD-X ZAR-X", TEXT, CONDEMNED)
    own = (
        draft("own.txt")
        .says("SUD-X", TEXT, (*AGAINST, None, "regret"))
        .says("ZAR-X", "It is void.", (*AGAINST, None, "condemn"))
    )
    (found,) = findings("stronger-than-shown", claim, own)
    assert found.actors == ("SUD-X",)
    assert found.documents == ("letter.txt", "own.txt")
    assert found.message == (
        "Norland said in letter.txt that Sudria took a position against vote (condemn); "
        "their own words in the register go no further than regret."
    )
