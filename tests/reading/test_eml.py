"""Mails: the text, what their head says, what is attached."""

from email.message import EmailMessage

import pytest

from verbale.errors import UnreadableSource
from verbale.reading import Limits, SourceFile, formats, read, unpack

WORDS = "The Government of Norland does not recognise the so-called elections in Teshara."
PAGE = f"<html><body><h1>Statement</h1><p>{WORDS}</p><p>It reaffirms the integrity of Sudria.</p></body></html>"


def mail(**changed: str) -> EmailMessage:
    message = EmailMessage()
    fields = {
        "From": "Министерство иностранных дел <press@norland.example>",
        "To": "Mission of Sudria <mission@sudria.example>",
        "Date": "Mon, 04 May 2026 10:00:00 +0300",
        "Subject": "Заявление: о так называемых выборах",
        "Message-ID": "<1@norland.example>",
    } | changed
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


def opened(message: EmailMessage) -> list[SourceFile]:
    found = list(unpack(SourceFile("a.eml", bytes(message)), limits=Limits()))
    assert all(isinstance(item, SourceFile) for item in found)
    return [item for item in found if isinstance(item, SourceFile)]


def test_the_head_is_taken_out_and_told() -> None:
    message = mail()
    message.set_content(WORDS + "\n\nSecond paragraph.")
    document = read(SourceFile("a.eml", bytes(message)))
    assert document.text == WORDS + "\nSecond paragraph."
    assert document.meta == {
        "author": "Министерство иностранных дел <press@norland.example>",
        "to": "Mission of Sudria <mission@sudria.example>",
        "title": "Заявление: о так называемых выборах",
        "date": "2026-05-04",
    }
    assert document.source.media_type == formats.MAIL
    assert document.source_text.startswith("From: Министерство")
    assert document.quote(0, len(WORDS)) == WORDS
    assert document.furniture[0].kind == "front-matter"


def test_a_page_is_read_where_there_is_no_plain_text() -> None:
    message = mail()
    message.set_content(PAGE, subtype="html")
    document = read(SourceFile("a.eml", bytes(message)))
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]
    for block in document.blocks:
        assert document.quote(block.start, block.end) == document.text[block.start : block.end]


def test_plain_text_is_preferred_and_its_other_form_not_read_twice() -> None:
    message = mail()
    message.set_content(WORDS)
    message.add_alternative(PAGE, subtype="html")
    assert [file.name for file in opened(message)] == ["a.eml"]
    assert read(opened(message)[0]).text == WORDS


def test_attachments_follow_under_their_names() -> None:
    inner = mail(Subject="Inner")
    inner.set_content("Inner words of the mail.")
    message = mail()
    message.set_content(WORDS)
    message.add_attachment(b"Nota verbal.", maintype="application", subtype="octet-stream", filename="нота.txt")
    message.add_attachment(b"{\\rtf1 x}", maintype="application", subtype="rtf", filename="../../x.rtf")
    message.add_attachment(inner)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", disposition="inline")
    assert [file.name for file in opened(message)] == ["a.eml", "a.eml/нота.txt", "a.eml/x.rtf", "a.eml/part-4.eml"]


def test_mails_in_mails_are_read_to_a_depth() -> None:
    message = mail(Subject="Innermost")
    message.set_content(WORDS)
    for number in range(3):
        outer = mail(Subject=str(number))
        outer.set_content(WORDS)
        outer.add_attachment(message)
        message = outer
    found = list(unpack(SourceFile("a.eml", bytes(message)), limits=Limits(depth=2)))
    assert [item.name for item in found] == [
        "a.eml", "a.eml/part-2.eml", "a.eml/part-2.eml/part-2.eml", "a.eml/part-2.eml/part-2.eml/part-2.eml",
    ]  # fmt: skip
    assert "limit depth" in str(found[-1])


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_charsets(charset: str) -> None:
    words = "Норландия не признаёт так называемые выборы в Тешаре."
    message = mail()
    message.set_content(words, charset=charset)
    assert read(SourceFile("a.eml", bytes(message))).text == words


def test_a_wrong_charset_is_not_believed() -> None:
    raw = b"MIME-Version: 1.0\nSubject: x\nContent-Type: text/plain; charset=nonsense\n\n" + ("Выборы. " * 20).encode()
    assert "Выборы." in read(SourceFile("a.eml", raw)).text


def test_a_page_saved_in_one_file() -> None:
    raw = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://norland.example/statement\r\n"
        b"Subject: A statement\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\nContent-Location: https://norland.example/statement\r\n\r\n"
        + PAGE.encode()
        + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Location: https://norland.example/logo.png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    assert [item.name for item in unpack(SourceFile("page.mhtml", raw), limits=Limits())] == ["page.mhtml"]
    document = read(SourceFile("page.mhtml", raw))
    assert document.meta["url"] == "https://norland.example/statement"
    assert WORDS in document.text


def test_a_memorandum_is_no_mail() -> None:
    memo = b"From: The Ministry\nDate: 4 May 2026\nSubject: Vote\n\nNorland objects to it.\n"
    assert formats.sniff(memo) == formats.TEXT


def test_without_a_text_it_says_so_and_the_attachments_are_read() -> None:
    message = mail()
    message.add_attachment(WORDS.encode(), maintype="text", subtype="plain", filename="a.txt")
    assert [file.name for file in opened(message)] == ["a.eml", "a.eml/a.txt"]
    with pytest.raises(UnreadableSource, match="without a text"):
        read(SourceFile("a.eml", bytes(message)))


def test_parts_without_end_are_refused() -> None:
    deep = b"MIME-Version: 1.0\nMessage-ID: <x>\n"
    for number in range(3000):
        deep += f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'.encode()
    with pytest.raises(UnreadableSource, match=r"nested|without a text"):
        read(SourceFile("a.eml", deep))
