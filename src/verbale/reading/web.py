"""Web pages."""

from __future__ import annotations
from verbale.reading.weave import Weaver


def weave_page(text: str) -> tuple[Weaver, dict[str, str]]:
    raise NotImplementedError
