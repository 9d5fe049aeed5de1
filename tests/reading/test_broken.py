"""Broken and hostile files: one clear line or a reading, and never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from collection import broken

from verbale.cli import main

GOOD = "Velmora does not recognize the results of the vote held in Teshara on 18 February 2035.\n"
SLOW = frozenset({"bomb.zip"})  # three seconds to make


@pytest.mark.parametrize(
    "entry", [entry for entry in broken.FILES if entry.name not in SLOW], ids=lambda entry: entry.name
)
def test_one_line_and_the_rest_goes_on(entry: broken.Broken, tmp_path: Path) -> None:
    ((_, path),) = broken.write(tmp_path / "broken", [entry.name])
    good = tmp_path / "good.txt"
    good.write_text(GOOD, "utf-8")
    found = CliRunner().invoke(main, ["code", str(path), str(good), "--jsonl", "--quiet"])
    assert '"document": "good.txt"' in found.stdout or "good.txt" not in found.stderr
    assert "Traceback" not in found.output
    said = found.stderr.strip().splitlines()
    if entry.outcome == "refused":
        assert found.exit_code == 1
        assert [line for line in said if entry.name in line], said
    else:
        assert (found.exit_code, said) == (0, [])
    assert "secret" not in found.stdout
    assert not list(tmp_path.glob("outside*"))
    assert not list(tmp_path.parent.glob("outside*"))
