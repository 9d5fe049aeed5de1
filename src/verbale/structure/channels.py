"""Through which channel something was said: what the heading, the footnote and the words around it say of it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from verbale.model import Channel

_FROM_TITLE: tuple[tuple[str, Channel], ...] = (
    ("note-verbale", "note-verbale"),
    ("written-answer", "written-answer"),
    ("letter", "letter"),
)
_FROM_NOTE: tuple[tuple[str, Channel], ...] = (
    ("account", "social-media"),
    ("post", "social-media"),
    ("press-conference", "press-conference"),
)
_THEN_TITLE: tuple[tuple[str, Channel], ...] = (
    ("account", "social-media"),
    ("post", "social-media"),
    ("press-conference", "press-conference"),
    ("spokesperson", "spokesperson"),
    ("joint-statement", "joint-statement"),
    ("interview", "interview"),
    ("press-release", "press-release"),
    ("communique", "communique"),
    ("declaration-text", "declaration"),
    ("statement-text", "statement"),
    ("issues-statement", "statement"),
)
_REPORTED: tuple[tuple[str, Channel], ...] = (
    ("spokesperson", "spokesperson"),
    ("post", "social-media"),
    ("account", "social-media"),
    ("press-conference", "press-conference"),
    ("interview", "interview"),
    ("letter", "letter"),
    ("joint-statement", "joint-statement"),
    ("communique", "communique"),
    ("press-release", "press-release"),
    ("declaration-text", "declaration"),
    ("issues-statement", "statement"),
)


def of_unit(title: Collection[str], note: Collection[str], addresses: str, *, spoken: bool) -> Channel:
    """The channel of a text that stands in the document itself.

    `title`: the concepts of its heading lines; `note`: those of its footnote; `addresses`: the footnote's links;
    `spoken`: the body itself names a spokesperson as the one who speaks.
    """
    for concept, channel in _FROM_TITLE:
        if concept in title:
            return channel
    for concept, channel in _FROM_NOTE:
        if concept in note:
            return channel
    if _leads_to("social-media", addresses):
        return "social-media"
    for concept, channel in _THEN_TITLE:
        if concept in title:
            if channel == "statement" and _leads_to("press-release", addresses):
                break
            return channel
    if _leads_to("press-release", addresses):
        return "press-release"
    return "spokesperson" if spoken else "statement"


@cache
def _parts_of_addresses() -> dict[str, list[str]]:
    text = files("verbale.structure").joinpath("sites.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)["addresses"]
    return found


def _leads_to(channel: str, addresses: str) -> bool:
    return any(part in addresses for part in _parts_of_addresses()[channel])


def of_report(around: Collection[str]) -> Channel:
    """The channel of reported speech, from the concepts of the clause that reports it."""
    for concept, channel in _REPORTED:
        if concept in around:
            return channel
    return "media-report"
