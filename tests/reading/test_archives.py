"""Archives and mails: what comes out of them, under which names, and what hostile ones cannot do."""

import gzip
import io
import random
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from verbale import batch
from verbale.batch import Step
from verbale.errors import UnreadableSource
from verbale.reading import Limits, SourceFile, expand, read, unpack
from verbale.reading.archives import shown

LETTER = b"The Government of Norland does not recognise the so-called elections in Teshara.\n"
NOTE = "Le Gouvernement de Sudrie réaffirme son attachement à l'intégrité territoriale.\n".encode()


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz", form: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode, format=form) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def names(name: str, data: bytes, limits: Limits | None = None) -> tuple[list[str], list[str]]:
    """What comes out of an archive: the names of the documents, and the lines about the rest."""
    found = list(unpack(SourceFile(name, data), limits=limits or Limits()))
    lines = [str(item) for item in found if isinstance(item, UnreadableSource)]
    assert all("\n" not in line for line in lines)
    return [item.name for item in found if isinstance(item, SourceFile)], lines


MEMBERS = {"letters/a.txt": LETTER, "b.md": NOTE}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("papers.zip", zipped(MEMBERS), id="zip"),
        pytest.param("papers.tar.gz", tarred(MEMBERS), id="tar.gz"),
        pytest.param("papers.tar", tarred(MEMBERS, "w"), id="tar"),
        pytest.param("papers.tgz", tarred(MEMBERS, form=tarfile.GNU_FORMAT), id="gnu"),
        pytest.param("papers.tgz", tarred(MEMBERS, form=tarfile.USTAR_FORMAT), id="ustar"),
        pytest.param("papers.pdf", zipped(MEMBERS), id="wrong-extension"),
    ],
)
def test_members_are_named_as_paths_below_their_archive(name: str, data: bytes) -> None:
    documents, lines = names(name, data)
    assert sorted(documents) == [f"{name}/b.md", f"{name}/letters/a.txt"]
    assert lines == []
    found = {item.name: item.data for item in unpack(SourceFile(name, data), limits=Limits())}
    assert found[f"{name}/letters/a.txt"] == LETTER


def test_a_packed_file_is_the_file() -> None:
    data = gzip.compress(LETTER)
    assert names("letter.txt.gz", data) == (["letter.txt.gz/letter.txt"], [])


def test_archives_in_archives_are_unpacked_to_a_depth() -> None:
    data = zipped({"inner.zip": zipped({"deep.tar.gz": tarred({"x/letter.txt": LETTER})}), "a.txt": NOTE})
    assert names("outer.zip", data)[0] == ["outer.zip/a.txt", "outer.zip/inner.zip/deep.tar.gz/x/letter.txt"]
    documents, lines = names("outer.zip", data, Limits(depth=2))
    assert documents == ["outer.zip/a.txt"]
    assert len(lines) == 1
    assert "outer.zip/inner.zip/deep.tar.gz" in lines[0]
    assert "limit depth" in lines[0]


def test_long_names_and_other_scripts() -> None:
    long = "папка/" * 30 + "письмо.txt"
    for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        assert names("a.tar", tarred({long: LETTER}, "w", form))[0] == [f"a.tar/{long}"]
    assert names("a.zip", zipped({long: LETTER}))[0] == [f"a.zip/{long}"]


def test_old_zip_names_are_read_in_the_encoding_they_show() -> None:
    data = zipped({"AAAAAAA.txt": LETTER, "BBBBBBBBBBB.txt": NOTE})
    for ascii_name, word in ((b"AAAAAAA", "Справка"), (b"BBBBBBBBBBB", "Предложение")):
        data = data.replace(ascii_name, word.encode("cp866"))
    documents, lines = names("old.zip", data)
    assert lines == []
    assert len(documents) == 2
    assert all(name.startswith("old.zip/") and name.endswith(".txt") for name in documents)


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        pytest.param("../../etc/passwd.txt", "etc/passwd.txt", id="upwards"),
        pytest.param("/papers/a.txt", "papers/a.txt", id="absolute"),
        pytest.param("..\\..\\a.txt", "a.txt", id="backslashes"),
        pytest.param("a\u202etxt.exe\n.txt", "a\ufffdtxt.exe\ufffd.txt", id="bidi-and-line-break"),
        pytest.param("..", "file", id="nothing-left"),
    ],
)
def test_names_show_and_lead_nowhere(inner: str, outer: str) -> None:
    assert shown(inner) == outer


def test_members_shown_by_one_name_are_numbered() -> None:
    data = zipped({"../a.txt": LETTER, "a.txt": NOTE})
    assert names("x.zip", data)[0] == ["x.zip/a.txt", "x.zip/a.txt (2)"]


def test_nothing_is_written_outside(tmp_path: Path) -> None:
    (tmp_path / "evil.zip").write_bytes(zipped({"../../outside.txt": LETTER}))
    before = sorted(tmp_path.parent.iterdir())
    assert [document.name for document in batch.documents([tmp_path / "evil.zip"])] == ["evil.zip/outside.txt"]
    assert sorted(tmp_path.parent.iterdir()) == before


def test_what_is_no_document_is_left_out() -> None:
    data = zipped({
        ".hidden.txt": LETTER, "__MACOSX/a.txt": LETTER, "positions.csv": b"x", "style.css": b"p {}", "a.bin": b"\0\1",
        "a.txt": LETTER, "paper.dat": b"{\\rtf1 x}",
    })  # fmt: skip
    assert names("a.zip", data) == (["a.zip/a.txt", "a.zip/paper.dat"], [])


def zip_bomb() -> bytes:
    return zipped({"a.txt": LETTER, "bomb.txt": b"0" * (60 << 20), "z.txt": NOTE})


def gzip_bomb() -> bytes:
    return tarred({"a.txt": LETTER, "bomb.txt": b"0" * (60 << 20)})


def many_small_bombs() -> bytes:
    return zipped(
        {
            f"{number:03}.txt": (b"%d " % number) * 200_000 + random.Random(number).randbytes(20_000)
            for number in range(40)
        }
    )


def large() -> bytes:
    return zipped({"a.txt": random.Random(1).randbytes(2 << 20)})


def lying_about_its_size() -> bytes:
    data = bytearray(zipped({"a.txt": b"0" * (4 << 20)}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def swallowing_itself() -> bytes:
    data = zipped({"a.txt": LETTER})
    for number in range(12):
        data = zipped({f"{number}.zip": data})
    return data


@pytest.mark.parametrize(
    ("make", "limits", "says", "some"),
    [
        pytest.param(zip_bomb, Limits(), "limit ratio", 2, id="zip-bomb"),
        pytest.param(gzip_bomb, Limits(), "limit ratio", 1, id="tar.gz-bomb"),
        pytest.param(many_small_bombs, Limits(archive_mib=8), "limit archive_mib", 8, id="many"),
        pytest.param(many_small_bombs, Limits(members=5), "limit members", 5, id="members"),
        pytest.param(lying_about_its_size, Limits(), "", 0, id="false-size"),
        pytest.param(swallowing_itself, Limits(), "limit depth", 0, id="nested"),
        pytest.param(lambda: zipped(MEMBERS)[:-60], Limits(), "damaged", 0, id="truncated-zip"),
        pytest.param(lambda: tarred(MEMBERS)[:-40], Limits(), "damaged", 1, id="truncated-tar.gz"),
        pytest.param(lambda: tarred(MEMBERS, "w")[:700], Limits(), "damaged", 0, id="truncated-tar"),
        pytest.param(lambda: zipped({}), Limits(), "no document", 0, id="empty-zip"),
        pytest.param(
            lambda: zipped({"a.txt": random.Random(1).randbytes(2 << 20)}),
            Limits(file_mib=1),
            "file_mib",
            0,
            id="large",
        ),
    ],
)
def test_hostile_archives(make: Callable[[], bytes], limits: Limits, says: str, some: int) -> None:
    data = make()
    started = time.perf_counter()
    documents, lines = names("papers", data, limits)
    assert time.perf_counter() - started < 10
    assert len(documents) >= some
    if says:
        assert any(says in line for line in lines), lines
    assert all(line.startswith("papers") for line in lines)


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped(MEMBERS))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        data[place + offset] |= 1
    documents, lines = names("a.zip", bytes(data))
    assert len(documents) == 1
    assert "password" in lines[0]


def test_the_rest_goes_on_and_progress_names_members(tmp_path: Path) -> None:
    (tmp_path / "papers.zip").write_bytes(zipped({"a.txt": LETTER, "b.txt": b"", "c.txt": NOTE}))
    (tmp_path / "z.txt").write_bytes(LETTER)
    steps: list[Step] = []
    errors: list[UnreadableSource] = []
    read_in = list(batch.documents([tmp_path], on_progress=steps.append, on_unreadable=errors.append))
    assert [document.name for document in read_in] == ["papers.zip/a.txt", "papers.zip/c.txt", "z.txt"]
    assert [str(error) for error in errors] == ["papers.zip/b.txt: is empty; there is nothing to read"]
    assert [step.doing for step in steps] == ["papers.zip/a.txt", "papers.zip/b.txt", "papers.zip/c.txt", "z.txt", ""]
    assert steps[-1] == Step(2, 2, "")


def test_one_document_is_not_an_archive(tmp_path: Path) -> None:
    (tmp_path / "papers.zip").write_bytes(zipped(MEMBERS))
    with pytest.raises(UnreadableSource, match="archive"):
        read(tmp_path / "papers.zip")


def test_what_a_browser_saved_along_with_a_page_is_left_out(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/logo.png", "page_files/frame.html", "other_files/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in expand([tmp_path])]
    assert found == ["page.html", "other_files/a.txt"]


def test_mailbox() -> None:
    letter = b"From: a@norland.example\nMessage-ID: <1@norland.example>\nSubject: x\n\n" + LETTER
    data = b"".join(
        b"From a@norland.example Mon May  4 10:00:00 2030\n" + letter + b"\n" for _ in range(3)
    )  # fmt: skip
    assert names("mail.mbox", data) == ([f"mail.mbox/{number:04}.eml" for number in (1, 2, 3)], [])
