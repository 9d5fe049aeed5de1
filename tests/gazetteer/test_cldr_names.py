"""The generated names and their generator agree."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from verbale.gazetteer.contents import DATA

ROOT = Path(__file__).parents[2]


def test_the_generated_file_is_what_its_generator_writes() -> None:
    babel = pytest.importorskip("babel", reason="Babel, which holds the CLDR, is not installed")
    written = (DATA / "cldr.toml").read_text(encoding="utf-8")
    if babel.__version__ not in written.partition("\n")[0]:
        pytest.skip(f"the file was written by another Babel than {babel.__version__}")
    generator = runpy.run_path(str(ROOT / "tools" / "make_cldr_names.py"))
    assert generator["render"]() == written
