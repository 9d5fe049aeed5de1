"""Organs that have no voice of their own: what a body's service or council of ministers says, the body says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from verbale.model import Statement


@cache
def _voices() -> dict[str, str]:
    text = files("verbale.structure").joinpath("voices.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["voices"]
    return found


def by_body(statements: Iterable[Statement]) -> list[Statement]:
    """The statements with such organs replaced by their bodies; a claim of a body about itself is left out."""
    found: list[Statement] = []
    for statement in statements:
        actor, asserted_by = _bodies(statement.actor), _bodies(statement.asserted_by)
        if statement.kind == "claim" and actor == asserted_by:
            continue
        if (actor, asserted_by) != (statement.actor, statement.asserted_by):
            statement = replace(statement, actor=actor, asserted_by=asserted_by)
        found.append(statement)
    return found


def _bodies(codes: tuple[str, ...]) -> tuple[str, ...]:
    voices = _voices()
    return tuple(dict.fromkeys(voices.get(code, code) for code in codes))
