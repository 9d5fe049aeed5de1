"""Through which channel something was said: what the heading, the footnote and the words around it say of it."""

from __future__ import annotations

from collections.abc import Collection

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
_SOCIAL = ("facebook.com", "twitter.com", "//x.com", "instagram.com", "t.me/", "weibo.com", "vk.com", "telegram")
_PRESS_RELEASE = ("press-release", "pressrelease", "press_release", "communique-de-presse", "comunicado-de-prensa")


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
    if any(site in addresses for site in _SOCIAL):
        return "social-media"
    for concept, channel in _THEN_TITLE:
        if concept in title:
            if channel == "statement" and _is_press_release(addresses):
                break
            return channel
    if _is_press_release(addresses):
        return "press-release"
    return "spokesperson" if spoken else "statement"


def _is_press_release(addresses: str) -> bool:
    return any(word in addresses for word in _PRESS_RELEASE)


def of_report(around: Collection[str]) -> Channel:
    """The channel of reported speech, from the concepts of the clause that reports it."""
    for concept, channel in _REPORTED:
        if concept in around:
            return channel
    return "media-report"
