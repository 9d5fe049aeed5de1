"""What says again what something else says: files, texts in two formats, statements in two documents."""

from __future__ import annotations

import random
import sqlite3
import time

import pytest

from verbale.register import Register
from verbale.register.repeats import Print, repeated_documents

NOTE = (
    "The Ministry of Foreign Affairs of Norland presents its compliments to all missions and has the honour to state "
    "that Norland does not recognize the so-called vote held in the Vale on 3 May 2031, and reaffirms its support for "
    "the territorial integrity of Sudria within its internationally recognized borders."
)
WRAPPED = NOTE.replace("compliments to", "compli-\nments  to").replace("’", "'").replace('"', "«")
MISREAD = NOTE.replace("honour", "hon0ur").replace("reaffirms", "reaffinns")
OTHER = (
    "Norland welcomes the talks that the Alliance of Oceans has convened in Northaven, is grateful to those who took "
    "part in them, and hopes that both sides will go on talking until the displaced have come home in safety."
)
NEXT_YEAR = NOTE.replace("2031", "2032")
CHINESE = (
    "诺兰外交部发言人表示,诺兰不承认在河谷地区举行的所谓投票,"
    "重申支持苏德里亚的主权和领土完整,呼吁各方通过对话和平解决争端。"
)
TRADITIONAL = (
    "諾蘭外交部發言人表示，諾蘭不承認在河谷地區舉行的所謂投票，"
    "重申支持蘇德里亞的主權和領土完整，呼籲各方通過對話和平解決爭端。"
)
ARABIC = "تؤكد وزارة الخارجية في نورلاند أنها لا تعترف بالتصويت المزعوم وتجدد دعمها لوحدة أراضي سودريا وسيادتها الكاملة"
DAY = "2031-05-04"


@pytest.fixture
def links(tmp_path, draft):
    """The links between statements given one per document, as pairs of numbers; the documents differ otherwise."""

    def of(*sayings):
        drafts = [
            draft(f"{n}.txt").says(actor, text, **fields).says("ELB", f"{n}0{n} {'Elbora is calm. ' * (n + 3) * 20}")
            for n, (actor, text, fields) in enumerate(sayings)
        ]
        with Register(tmp_path / "r.db") as register:
            for one in drafts:
                register.add(one.document, one.statements)
            numbers = {row.id: int(row.document.removesuffix(".txt")) for row in register.statements()}
            found = register.duplicates()
        return {(numbers[row.id], numbers[row.of]) for row in found if row.kind == "statement"}

    return of


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        pytest.param(("NLD-X", NOTE, {}), ("NLD-X", NOTE, {}), True, id="the same words"),
        pytest.param(("NLD-X", NOTE, {}), ("NLD-X", WRAPPED, {}), True, id="wrapped, hyphenated, quoted otherwise"),
        pytest.param(("NLD-X", NOTE, {}), ("NLD-X", MISREAD, {}), True, id="misread letters"),
        pytest.param(("NLD-X", NOTE, {}), ("NLD-X", f"{OTHER} {NOTE}", {}), True, id="part of a longer one"),
        pytest.param(("NLD-X", CHINESE, {}), ("NLD-X", TRADITIONAL, {}), True, id="two scripts of Chinese"),
        pytest.param(("NLD-X", ARABIC, {}), ("NLD-X", ARABIC.replace("أ", "ا"), {}), True, id="Arabic without hamzas"),
        pytest.param(("NLD-X", NOTE, {"date": DAY}), ("NLD-X", NOTE, {}), True, id="one of them undated"),
        pytest.param(("NLD-X", NOTE, {"date": DAY}), ("NLD-X", NOTE, {"date": "2031"}), True, id="a day of that year"),
        pytest.param(("NLD-X", NOTE, {}), ("", NOTE, {}), True, id="of an actor left open"),
        pytest.param(("NLD-X SUD-X", NOTE, {}), ("SUD-X ELB", NOTE, {}), True, id="of some of the same actors"),
        pytest.param(("NLD-X", NOTE, {}), ("NLD-X", OTHER, {}), False, id="other words"),
        pytest.param(("NLD-X", NOTE, {}), ("SUD-X", NOTE, {}), False, id="of another actor"),
        pytest.param(
            ("NLD-X", NOTE, {"date": DAY}), ("NLD-X", NOTE, {"date": "2032-05-04"}), False, id="a year later"
        ),
        pytest.param(("NLD-X", NOTE, {}), ("NLD-X", NEXT_YEAR, {}), False, id="about another year"),
        pytest.param(
            ("NLD-X", NOTE, {}), ("NLD-X", NOTE, {"kind": "claim", "asserted_by": ("AON",)}), False, id="a claim"
        ),
        pytest.param(("NLD-X", "We support Sudria.", {}), ("NLD-X", "We support Sudria.", {}), False, id="a formula"),
        pytest.param(
            ("NLD-X", "We support Sudria.", {"date": DAY}), ("NLD-X", "We support Sudria!", {"date": DAY}), True,
            id="a formula of the same day",
        ),
        pytest.param(
            ("NLD-X", "We support Sudria.", {"date": "2031"}), ("NLD-X", "We support Sudria.", {"date": "2031"}), False,
            id="a formula of the same year",
        ),
    ],
)  # fmt: skip
def test_a_statement_in_two_documents(links, one, other, linked):
    assert bool(links(one, other)) is linked


def test_a_report_of_it_is_linked_to_the_words_themselves(links):
    report = ("NLD-X", f"{NOTE} {OTHER}", {"reported_by": ("Daily",)})
    assert links(report, ("NLD-X", NOTE, {})) == {(0, 1)}


def test_what_two_different_statements_both_quote_does_not_link_them(links):
    middle = OTHER[:120]
    first, second = f"{NOTE} {middle}", f"{OTHER} {CHINESE}"
    assert links(("NLD-X", first, {}), ("NLD-X", second, {}), ("NLD-X", middle, {})) in ({(2, 0)}, {(2, 1)})


def test_statements_of_one_document_are_not_linked(tmp_path, draft):
    twice = draft().says("NLD-X", NOTE).says("NLD-X", NOTE)
    with Register(tmp_path / "r.db") as register:
        register.add(twice.document, twice.statements)
        assert len(register.duplicates()) == 0


def test_the_same_file_under_another_name(tmp_path, draft):
    letter = draft("a.txt").says("NLD-X", NOTE)
    renamed = letter.document.source.__class__("b.txt", *list(_fields(letter.document.source))[1:])
    with Register(tmp_path / "r.db") as register:
        register.add(letter.document, letter.statements)
        for _ in range(2):
            register.add(_with(letter.document, renamed), letter.statements)
        (row,) = register.duplicates()
        assert (row.kind, row.document, row.of_document) == ("file", "b.txt", "a.txt")
        assert len(register.documents()) == 1


def _fields(source):
    return (getattr(source, name) for name in source.__dataclass_fields__)


def _with(document, source):
    fields = {name: getattr(document, name) for name in document.__dataclass_fields__}
    return document.__class__(**fields | {"source": source})


def test_the_same_text_in_two_formats_links_statements_that_lack_a_date(tmp_path, draft):
    formula = "We support Sudria."
    one = draft("a.pdf").says("NLD-X", NOTE, date=DAY).says("NLD-X", formula, date=DAY)
    other = draft("a.docx").says("NLD-X", WRAPPED).says("NLD-X", formula)
    with Register(tmp_path / "r.db") as register:
        for letter in (one, other):
            register.add(letter.document, letter.statements)
        found = register.duplicates()
        assert next((row.kind, row.document, row.of_document) for row in found) == ("document", "a.pdf", "a.docx")
        assert [row.kind for row in found] == ["document", "statement", "statement"]
        assert found.to_dicts()[0].keys() == {"kind", "id", "of", "document", "of_document", "share"}


def test_a_letter_that_holds_a_note_is_no_repetition_of_it():
    assert list(repeated_documents([("letter", f"{OTHER}\n{OTHER[::-1]}\n{NOTE}"), ("note", NOTE)])) == []


def test_what_was_found_is_kept_until_a_document_changes(tmp_path, draft, monkeypatch):
    from verbale.register import linking

    looked = []
    found = linking.found
    monkeypatch.setattr(linking, "found", lambda connection: looked.append(1) or found(connection))
    letters = [draft(f"{n}.txt").says("NLD-X", NOTE) for n in range(3)]
    with Register(tmp_path / "r.db") as register:
        for letter in letters[:2]:
            register.add(letter.document, letter.statements)
        first, second = register.duplicates(), register.duplicates()
        assert (first, len(first), len(looked)) == (second, 2, 1)  # a document and a statement
        register.add(letters[2].document, letters[2].statements)
        assert (len(register.duplicates()), len(looked)) == (4, 2)


def test_a_register_that_can_only_be_read_answers_too(tmp_path, draft):
    path = tmp_path / "r.db"
    letters = [draft(f"{n}.txt").says("NLD-X", NOTE) for n in range(2)]
    with Register(path) as register:
        for letter in letters:
            register.add(letter.document, letter.statements)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON repeats BEGIN SELECT RAISE(ABORT, 'no'); END")
    connection.close()
    with Register(path) as register:
        assert len(register.duplicates()) == 2


def test_an_empty_register_and_texts_without_letters(tmp_path, draft):
    with Register(tmp_path / "r.db") as register:
        assert len(register.duplicates()) == 0
        for n in range(2):
            letter = draft(f"{n}.txt").says("NLD-X", "—…—")
            register.add(letter.document, letter.statements)
        assert len(register.duplicates()) == 0


def test_the_cost_is_linear_even_where_all_begin_alike():
    dice = random.Random(1)
    words = ["".join(dice.choices("abcdefghij", k=dice.randint(3, 9))) for _ in range(500)]
    texts = [(str(n), f"{NOTE} {' '.join(dice.choices(words, k=120))} {NOTE}") for n in range(600)]
    started = time.process_time()
    list(repeated_documents(texts))
    assert time.process_time() - started < 20


def test_a_print_is_letters_and_digits_folded():
    assert Print.of("The ﬁrst\nVote—of 2031!").letters == "thefirstvoteof2031"
    assert Print.of("The vote of 3 May 2031").figures == {"2031"}
