"""Groups on request, what is there twice, and actors left open, as the commands show them."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verbale.cli import main
from verbale.cli.tables import write_statements

NAMES = """
[[state]]
code = "XNO"
en = { name = ["Norland"] }

[[state]]
code = "XSU"
en = { name = ["Sudria"] }

[[organization]]
code = "XAL"
en = { name = ["Alliance of Oceans"] }

[membership.XAL]
XNO = "1994-01-01/"
XSU = "1994-01-01/2020-02-01"
"""
RELEASE = """Press release of the Alliance of Oceans

Geneva, 4 May 2021

The Alliance of Oceans does not recognise the so-called elections and calls on both sides to return to talks at once.
"""
LETTER = f"""Letter dated 10 May 2021 from the Permanent Mission of Norland

I have the honour to transmit herewith a press release of the Alliance of Oceans.

Annex

{RELEASE}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "names.toml").write_text(NAMES, encoding="utf-8")
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    shutil.copy(tmp_path / "release.txt", tmp_path / "again.txt")
    return tmp_path


@pytest.fixture
def built(folder: Path) -> Path:
    documents = [folder / f"{name}.txt" for name in ("letter", "release", "again")]
    done = run(
        "build", *documents, "-o", folder / "out", "--gazetteer", folder / "names.toml", "--expand-group", "XAL", "-q"
    )
    assert done.exit_code == 0
    assert "repeated documents           1\nrepeated statements          1\n" in done.stdout
    return folder / "out"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def code(folder: Path, *options: str) -> Result:
    return run("code", folder / "release.txt", "--gazetteer", folder / "names.toml", *options)


def test_members_have_rows_of_their_own_that_say_so(folder: Path) -> None:
    rows = [json.loads(line) for line in code(folder, "--jsonl", "--expand-group", "XAL").stdout.splitlines()]
    (own,) = [json.loads(line) for line in code(folder, "--jsonl").stdout.splitlines()]
    assert rows[0] == own
    (member,) = rows[1:]
    assert (member["actor"], member["via"], member["derived_from"]) == (["XNO"], "XAL", own["id"])
    assert member["id"] != own["id"]
    assert member["positions"] == own["positions"]


def test_members_stand_in_one_line_of_the_table(folder: Path) -> None:
    assert code(folder, "--expand-group", "all").stdout.endswith("    via XAL: XNO\n")
    assert "via" not in code(folder).stdout


def test_undated_statements_of_groups_are_counted(folder: Path) -> None:
    (folder / "release.txt").write_text(RELEASE.replace("Geneva, 4 May 2021\n\n", ""), encoding="utf-8")
    told = "verbale: 1 statement of a group bears no date: members not known, not expanded\n"
    assert code(folder, "--expand-group", "XAL").stderr == told
    assert code(folder).stderr == ""
    names = ("--gazetteer", folder / "names.toml", "--expand-group", "XAL")
    assert run("build", folder / "release.txt", "-o", folder / "out", *names, "-q").stderr == told
    assert run("positions", "--register", folder / "out" / "register.db", *names).stderr == told


def test_an_unknown_group_is_one_line(folder: Path) -> None:
    done = code(folder, "--expand-group", "XAK")
    assert (done.exit_code, done.stderr) == (2, "verbale: no members of 'XAK' are kept; did you mean 'XAL'?\n")


def test_passages_are_not_expanded(folder: Path) -> None:
    done = run("code", "--passages", folder / "p.jsonl", "--expand-group", "XAL")
    assert (done.exit_code, "goes with documents" in done.stderr) == (2, True)


def test_derived_rows_are_no_false_alarms(folder: Path) -> None:
    found, labels = folder / "found.jsonl", folder / "labels.jsonl"
    code(folder, "--jsonl", "--expand-group", "XAL", "-o", str(found))
    labels.write_text(found.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    figures = json.loads(run("evaluate", labels, found, "--json").stdout)
    assert (figures["statements"]["fp"], figures["positions"]["fp"]) == (0, 0)


def test_a_build_counts_once_and_says_via_whom(built: Path) -> None:
    with (built / "matrix.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = {row["actor"]: row["vote"] for row in csv.DictReader(stream)}
    assert cells == {"XAL": "against", "XNO": "against (via XAL)"}
    page = (built / "report.html").read_text(encoding="utf-8")
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert {len(numbers) for numbers in data["cells"].values()} == {1}
    assert set(data["via"]) == {"XNO|vote", "XNO|settlement"}
    assert sum("also in" in statement["where"] for statement in data["statements"]) == 2
    assert "also received as again.txt" in page


def test_what_is_there_twice_is_listed(built: Path) -> None:
    register = built / "register.db"
    shown = run("show", "--duplicates", "--register", register).stdout.splitlines()
    assert [line.split()[0] for line in shown] == ["file", "statement"]
    rows = json.loads(run("show", "--duplicates", "--register", register, "--json").stdout)
    assert [(row["kind"], row["document"], row["of_document"]) for row in rows] == [
        ("file", "again.txt", "release.txt"), ("statement", "release.txt", "letter.txt"),
    ]  # fmt: skip
    listed = json.loads(run("positions", "--register", register, "--json").stdout)
    assert sum(row["duplicate_of"] is not None for row in listed) == len(listed) / 2
    assert run("positions", "--register", register).stdout.count(" =2021") == len(listed) / 2
    assert run("show", "letter.txt", "--duplicates", "--register", register).exit_code == 2


def test_the_same_file_in_two_folders_is_told(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / "all" / name).mkdir(parents=True)
        shutil.copy(folder / "release.txt", folder / "all" / name)
    done = run("build", folder / "all", "-o", folder / "out", "--gazetteer", folder / "names.toml", "--json", "-q")
    summary = json.loads(done.stdout)
    assert (summary["documents"], summary["unchanged"], summary["repeated_documents"]) == (1, 0, 1)


def test_positions_of_a_member_on_request(built: Path, folder: Path) -> None:
    asked = ("positions", "--register", built / "register.db", "--actor", "XNO", "--gazetteer", folder / "names.toml")
    assert run(*asked).stdout == ""
    assert run(*asked, "--expand-group", "XAL", "--issue", "vote").stdout.startswith("XNO via XAL ")


def test_an_actor_left_open_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"document": "a.txt", "kind": "statement", "actor": [], "channel": "statement", "positions": []}
    write_statements([row], None)
    assert capsys.readouterr().out == "a.txt\n  (actor open) · statement\n"
