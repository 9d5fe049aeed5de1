"""From bytes to text: encodings, what is refused, what a folder gives."""

import pytest

from verbale.errors import UnreadableSource
from verbale.reading import expand, read
from verbale.reading.files import media_type

SAMPLES = {
    "gb18030": "北国外交部发言人说，北国不承认在被占领土上举行的所谓“选举”，支持南国的主权和领土完整。" * 4,
    "big5": "北國外交部發言人說，北國不承認在被佔領土上舉行的所謂「選舉」，支持南國的主權和領土完整。" * 4,
    "cp1251": "Министерство иностранных дел Норландии не признаёт так называемые выборы на оккупированных землях. " * 4,
    "koi8-r": "Министерство иностранных дел Норландии не признает так называемые выборы на оккупированных землях. " * 4,
    "cp1256": "لا تعترف وزارة خارجية نورلاند بما يسمى الانتخابات التي أجريت في الأراضي المحتلة. " * 4,
    "latin-1": "Le Gouvernement de Norlande a déclaré que les prétendues élections sont dénuées de toute validité. "
    * 4,
    "utf-16": "The Government of Norland does not recognise the elections. " * 4,
    "utf-8-sig": "Le Gouvernement a déclaré que les élections sont nulles. " * 4,
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_encodings(tmp_path, encoding):
    path = tmp_path / "letter.txt"
    path.write_bytes(SAMPLES[encoding].encode(encoding))
    document = read(path)
    assert document.source_text == SAMPLES[encoding]
    assert document.source.size == path.stat().st_size
    assert len(document.source.sha256) == 64


def test_source_text_is_what_open_gives(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes("Первая строка.\r\n\r\nВторая строка.\rТретья.\n".encode())
    document = read(path)
    with open(path, encoding="utf-8", newline="") as file:
        assert document.source_text == file.read()
    assert document.name == "letter.txt"
    assert document.text.partition("\n")[0] == "Первая строка."


def test_a_few_broken_bytes_do_not_change_the_encoding(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(("Норландия не признаёт выборы. " * 30).encode() + b"\xff\n" + "Судрия против.".encode())
    document = read(path)
    assert document.source.encoding == "utf-8"
    assert "Судрия против." in document.text


@pytest.mark.parametrize("encoding", ["cp1251", "gb18030", "cp1256", "latin-1"])
def test_encodings_mixed_in_one_file(tmp_path, encoding):
    first = "Норландия не признаёт выборы. Sudrie: « élections ». 北国不承认。\n" * 4
    path = tmp_path / "letter.txt"
    path.write_bytes(first.encode() + SAMPLES[encoding].encode(encoding) + b"\n" + first.encode())
    document = read(path)
    assert document.source_text == f"{first}{SAMPLES[encoding]}\n{first}"
    assert document.source.encoding.startswith("utf-8+")


def test_signs_that_turn_the_direction_are_not_read(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(
        "Norland \u202edoes not\u202c recognise \u2066it\u2069.\n\n\u200fNorland objects.", encoding="utf-8"
    )
    document = read(path)
    assert document.text == "Norland does not recognise it.\nNorland objects."
    assert document.quote(0, 16) == "Norland \u202edoes not"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\n ", "empty", id="blank"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "archive", id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture", id="jpeg"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1" + "WordDocument".encode("utf-16-le"), "old Word", id="doc"),
        pytest.param(bytes(range(256)) * 40, "binary", id="binary"),
        pytest.param(b"\x00\x01\x02\x03text\x00" * 400, "binary", id="nul-bytes"),
        pytest.param(b"---\n\n___\n", "no text", id="rules-only"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path, data, says):
    path = tmp_path / "paper.bin"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource, match=says) as caught:
        read(path)
    assert "paper.bin" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file(tmp_path):
    with pytest.raises(UnreadableSource, match="no such file"):
        read(tmp_path / "nowhere.txt")


def test_expand_walks_folders_in_order_and_leaves_outputs_out(tmp_path):
    for name in (
        "b.md",
        "a.txt",
        ".hidden.txt",
        "positions.csv",
        "verbale.db",
        "sub/c.html",
        "sub/.git/d.txt",
        "e.pdf",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = expand([tmp_path / "b.md", tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.md", "a.txt", "e.pdf", "sub/c.html"]


def test_expand_names_a_missing_path(tmp_path):
    with pytest.raises(UnreadableSource, match="nowhere"):
        expand([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Just a line.", "text/plain", id="plain"),
        pytest.param("Profit of 5 * 3 and a*b*c.", "text/plain", id="stray-asterisks"),
        pytest.param("1. One\n2. Two\n- three\n", "text/plain", id="lists-alone-are-not-markdown"),
        pytest.param("# Heading\n\nText.", "text/markdown", id="heading"),
        pytest.param("Text with **bold** words.", "text/markdown", id="bold"),
        pytest.param("See [the note](https://norland.example/).", "text/markdown", id="link"),
        pytest.param("Statement<sup>1</sup>", "text/markdown", id="raised-mark"),
        pytest.param("---\ntitle: x\n---\n\nText.", "text/markdown", id="front-matter"),
        pytest.param("<!DOCTYPE html><html><body><p>x</p></body></html>", "text/html", id="page"),
        pytest.param("<div><p>One</p><p>Two</p></div>", "text/html", id="part-of-a-page"),
        pytest.param("Norland <b>bold</b> in a # plain text", "text/plain", id="one-tag-is-no-page"),
    ],
)
def test_media_type_is_judged_by_content(text, expected):
    assert media_type(text) == expected
