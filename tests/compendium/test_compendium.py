"""The annex: compared as a whole with files that were read, and held to what must always be true."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from verbale.compendium import write_html, write_markdown
from verbale.compendium.content import arrange
from verbale.compendium.markdown import escaped
from verbale.compendium.words import frame_languages
from verbale.register import Register

SNAPSHOTS = Path(__file__).parent / "snapshots"
MATTER = "the vote in the Vale"


def written(write, register, path, **options):
    write(register, path, **options)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("write", "name", "options"),
    [
        (write_markdown, "compendium.en.md", {"matter": MATTER}),
        (write_markdown, "compendium.ar.md", {"matter": MATTER, "language": "ar"}),
        (write_html, "compendium.fr.html", {"language": "fr"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_snapshot(write, name, options, register, invented, tmp_path, request):
    """To renew a snapshot, delete it, run this, and read what is written before it is committed."""
    made = written(write, register, tmp_path / name, gazetteer=invented, **options).decode()
    kept = SNAPSHOTS / name
    if not kept.exists():
        kept.write_text(made, encoding="utf-8", newline="\n")
        pytest.fail(f"{kept.name} was not there; it is now: read it")
    assert made == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("write", [write_markdown, write_html])
@pytest.mark.parametrize("language", frame_languages())
def test_the_same_register_gives_the_same_bytes(write, language, register, invented, tmp_path, fill_register):
    first = written(write, register, tmp_path / "a", gazetteer=invented, language=language)
    with Register(tmp_path / "again.db") as again:
        fill_register(again, backwards=True)
        assert written(write, again, tmp_path / "b", gazetteer=invented, language=language) == first


def test_parts_and_order(register, invented):
    compendium = arrange(register, gazetteer=invented)
    assert [(part.number, [actor.code for actor in part.actors]) for part in compendium.parts] == [
        ("I", ["AON"]),
        ("II", ["NLD-X", "SUD-X", "ZAR-X"]),
        ("III", ["VALE", ""]),
    ]


def test_part_numbers_stay_where_a_part_is_empty(register, invented):
    held = {actor.code: part.number for part in arrange(register, gazetteer=invented).parts for actor in part.actors}
    assert held["VALE"] == "III"


def test_a_joint_statement_is_printed_once(register, invented):
    compendium = arrange(register, gazetteer=invented)
    entries = [e for p in compendium.parts for a in p.actors for e in a.entries if e.heading == "联合声明"]
    assert [bool(entry.paragraphs) for entry in entries] == [True, False]
    assert entries[0].note == entries[1].note
    assert "Alliance of Oceans" in entries[1].see


def test_claims_stand_apart_and_shared_ones_also_with_their_asserter(register, invented):
    actors = {a.code: a for p in arrange(register, gazetteer=invented).parts for a in p.actors}
    assert not actors["ZAR-X"].entries
    assert actors["ZAR-X"].attributions[0].lead == "Norland, 4 May 2031:"
    assert actors["AON"].attributions[0].note == actors["NLD-X"].entries[1].note


def test_every_note_is_referred_to_and_every_reference_has_its_note(register, invented, tmp_path):
    text = written(write_markdown, register, tmp_path / "c.md", gazetteer=invented).decode()
    references = {int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", text)}
    notes = [int(n) for n in re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)]
    assert notes == sorted(references) == list(range(1, len(notes) + 1))


class Marks(HTMLParser):
    """The text of the mark elements, and all tags met."""

    def __init__(self):
        super().__init__()
        self.marks, self.tags, self.links, self._inside = [], set(), [], False

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        if tag == "mark":
            self._inside = True
            self.marks.append("")

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "mark"

    def handle_data(self, data):
        if self._inside:
            self.marks[-1] += data


def test_what_is_marked_is_what_positions_quote(register, invented, tmp_path):
    page = Marks()
    page.feed(written(write_html, register, tmp_path / "c.html", gazetteer=invented).decode())
    assert set(page.marks) == {row.text for row in register.positions()}


def test_hostile_documents_are_text(register, invented, tmp_path):
    page = Marks()
    html = written(write_html, register, tmp_path / "c.html", gazetteer=invented).decode()
    page.feed(html)
    assert not page.tags & {"script", "img", "b", "i", "iframe"}
    assert all(link.startswith(("#", "https://norland.example/")) for link in page.links)
    assert "default-src &#39;none&#39;" in html


def test_hostile_documents_are_text_in_markdown(register, invented, tmp_path):
    text = written(write_markdown, register, tmp_path / "c.md", gazetteer=invented).decode()
    assert not re.search(r"(?<!\\)<(?!/?strong>|https://norland\.example/)", text)
    assert r"\*\*bold\*\* \[a\](javascript:alert(2))" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("1) no list", r"1\) no list"),
        ("=== no heading", r"\=== no heading"),
        ("a - b 1. c", "a - b 1. c"),
        ("a\nb", "a b"),
        ("[^1]: no note", r"\[\^1\]: no note"),
        ("2031 is a year", "2031 is a year"),
    ],
)
def test_escaped_for_markdown(text, expected):
    assert escaped(text) == expected


def test_markdown_renders_to_the_same_words(register, invented, tmp_path):
    """What a CommonMark reader shows as strong is what the positions quote."""
    reader = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    text = written(write_markdown, register, tmp_path / "c.md", gazetteer=invented).decode()
    shown = Marks()
    shown.feed(reader.MarkdownIt().render(text).replace("strong>", "mark>"))
    assert set(shown.marks) == {row.text for row in register.positions()}


def test_an_empty_register(empty_register, invented, tmp_path):
    assert b"No statement was found" in written(write_markdown, empty_register, tmp_path / "c.md", gazetteer=invented)
    assert b"No statement was found" in written(write_html, empty_register, tmp_path / "c.html", gazetteer=invented)
