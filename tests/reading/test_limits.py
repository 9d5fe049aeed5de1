"""Limits: what may be set, and what a file that asks for more is told. The process that reads comes to no harm."""

import io
import os
import pickle
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from verbale import batch
from verbale.errors import UnknownName, UnreadableSource
from verbale.model import Document
from verbale.reading import Limits, SourceFile, apart, formats, read, worker

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LETTER = "The Government of Norland does not recognise the so-called elections in Teshara."


def docx(*paragraphs: str) -> bytes:
    buffer = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def slow() -> bytes:
    chance = random.Random(1)
    return docx(*(f"{LETTER} {chance.random()}" for _ in range(40_000)))


def fat() -> bytes:
    return docx(random.Random(1).randbytes(16 << 20).hex())


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        pytest.param("", Limits(), id="nothing"),
        pytest.param("pages=10", Limits(pages=10), id="one"),
        pytest.param("pages=10, seconds=5", Limits(pages=10, seconds=5), id="two"),
    ],
)
def test_the_environment_sets_limits(words: str, limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBALE_LIMITS", words)
    assert Limits.from_environment() == limits


def test_the_manual_tells_every_limit() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "files.md").read_text(encoding="utf-8")
    assert {name: int(number) for name, number in re.findall(r"^\| `(\w+)` \| (\d+) \|", page, re.M)} == asdict(
        Limits()
    )


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        pytest.param("page=10", "did you mean 'pages'", id="near"),
        pytest.param("xyz=10", "there are file_mib", id="far"),
        pytest.param("pages=0", "above 0", id="zero"),
        pytest.param("pages=ten", "whole number", id="words"),
        pytest.param("pages", "whole number", id="no-number"),
    ],
)
def test_what_is_no_limit(entry: str, says: str) -> None:
    with pytest.raises(UnknownName, match=says):
        Limits().changed([entry])


def test_a_file_that_takes_too_long_is_left_and_the_next_is_read() -> None:
    started = time.perf_counter()
    with pytest.raises(UnreadableSource, match="longer than 1 seconds"):
        read(SourceFile("slow.docx", slow()), limits=Limits(seconds=1))
    assert time.perf_counter() - started < 5
    assert read(SourceFile("next.docx", docx(LETTER)), limits=Limits(seconds=30)).text == LETTER


def test_a_large_text_is_read_where_it_can_be_stopped() -> None:
    page = b"<html><body>" + b"<div><p>" * 500_000 + LETTER.encode()
    with pytest.raises(UnreadableSource, match="longer than 1 seconds"):
        read(SourceFile("page.html", page), limits=Limits(seconds=1))
    text = f"{LETTER}\n\n" * 30_000
    assert read(SourceFile("large.txt", text.encode())).source_text == text


@pytest.mark.skipif(sys.platform != "linux", reason="the system holds no process to its memory")
def test_a_file_that_needs_too_much_memory() -> None:
    with pytest.raises(UnreadableSource, match="memory_mib") as caught:
        read(SourceFile("fat.docx", fat()), limits=Limits(memory_mib=128))
    assert str(caught.value).startswith("fat.docx: ")
    assert read(SourceFile("next.docx", docx(LETTER))).text == LETTER


def test_sizes(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(LETTER.encode() * 20_000)
    with pytest.raises(UnreadableSource, match="file_mib"):
        read(tmp_path / "large.txt", limits=Limits(file_mib=1))
    for name, data in (("a.txt", LETTER.encode() * 20), ("a.docx", docx(LETTER * 20))):
        with pytest.raises(UnreadableSource, match="characters"):
            read(SourceFile(name, data), limits=Limits(characters=1000))


def test_one_hostile_file_among_others_is_one_line(tmp_path: Path) -> None:
    files = {"a.txt": LETTER.encode(), "b.docx": slow(), "c.docx": docx("x" * (30 << 20)), "d.docx": docx(LETTER)}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    errors: list[UnreadableSource] = []
    found = list(batch.documents([tmp_path], limits=Limits(seconds=1), on_unreadable=errors.append))
    assert [document.name for document in found] == ["a.txt", "d.docx"]
    assert [error.name for error in errors] == ["b.docx", "c.docx"]


def test_a_process_that_ended_is_replaced() -> None:
    assert read(SourceFile("a.docx", docx(LETTER))).text == LETTER
    assert apart._process is not None
    apart._process._process.kill()
    apart._process._process.wait()
    assert read(SourceFile("a.docx", docx(LETTER))).text == LETTER


class Mischief:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo never",)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(pickle.dumps(Mischief()), id="a-call"),
        pytest.param(pickle.dumps("words"), id="no-document"),
        pytest.param(b"\x80\x05garbage", id="garbage"),
        pytest.param(b"", id="nothing"),
        pytest.param(pickle.dumps(Path("x")), id="another-class"),
    ],
)
def test_what_the_other_process_answers_is_data(body: bytes) -> None:
    with pytest.raises(UnreadableSource, match="no document"):
        apart._document(body, "a.docx")


def test_what_is_read_apart_is_what_is_read_here() -> None:
    here = worker.readers.run(formats.DOCX, docx(LETTER, "Second."), name="a.docx", limits=Limits())
    there = read(SourceFile("a.docx", docx(LETTER, "Second.")))
    assert isinstance(there, Document)
    for name in Document.__dataclass_fields__:
        assert getattr(here, name) == getattr(there, name)


def test_the_process_that_reads_stays_off_the_network() -> None:
    program = (
        "import sys, socket; from verbale.reading import worker; sys.addaudithook(worker._stay_off_the_network)\n"
        "ask, reach = lambda: socket.getaddrinfo('a.example', 80), lambda: socket.create_connection(('127.0.0.1', 9))\n"
        "for act in (ask, reach):\n"
        "    try: act()\n"
        "    except PermissionError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused", "refused"]


def test_a_module_in_the_folder_worked_in_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "zipfile.py").write_text("open('run', 'w')")
    (tmp_path / "a.docx").write_bytes(docx(LETTER))
    program = "import verbale, sys; print(verbale.read('a.docx').text)"
    subprocess.run([sys.executable, "-P", "-c", program], cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)
    assert not (tmp_path / "run").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for the processes there are")
def test_an_interrupt_stops_both_processes(tmp_path: Path) -> None:
    (tmp_path / "slow.docx").write_bytes(slow())
    program = "from verbale.cli import main; main()"
    command = [sys.executable, "-c", program, "code", "--jsonl", str(tmp_path / "slow.docx")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        child = None
        deadline = time.monotonic() + 20
        while child is None and time.monotonic() < deadline:
            found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            child = int(found[0]) if found else None
            time.sleep(0.05)
        assert child is not None
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=20)
    assert process.returncode == 130
    assert complaints == "verbale: interrupted; what was written stays\n"
    assert not Path(f"/proc/{child}").exists()
