"""Codebooks: the issues as questions, and the patterns over concepts that show a stance on them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from verbale.coding.alphabet import Alphabet, alphabet
from verbale.coding.pattern import Pattern, compile_pattern
from verbale.errors import DataError, UnknownName
from verbale.model import Stance


@dataclass(frozen=True, slots=True)
class Rule:
    """What shows a stance on an issue. `act` is the concept that names the act, or None: the leading attitude.

    `target`: the symbols of the kinds of names that the position may be about; empty where it is about none.
    """

    issue: str
    stance: Stance
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    act: str | None
    target: str


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue with the question that words it, so that `for` is an endorsement."""

    id: str
    question: str


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """Issues in the order of the file, and the rules of all of them.

    `acts`: the act that a concept stands for where it is not its own name. `plain_acts`: those that give way to
    others. `citations`: for a concept, how the normal forms of the instruments begin whose citation names it.
    `table`: for each pattern three of the sets it needs, its rule, and itself, in the order of the rules.
    """

    name: str
    title: str
    issues: tuple[Issue, ...]
    rules: tuple[Rule, ...]
    acts: Mapping[str, str]
    plain_acts: frozenset[str]
    citations: Mapping[str, tuple[str, ...]]
    table: tuple[tuple[int, int, int, Rule, Pattern], ...]


# A bundled codebook by name, one of the user's own by path, or several of them.
CodebookName = str | Path | Sequence[str | Path]


def load_codebook(name_or_path: CodebookName) -> Codebook:
    """A bundled codebook by name, or one of the user's own by path; several as one (`combine`).

    Raises UnknownName if there is none of that name, DataError (file, issue and rule named) if it is not sound.
    """
    if not isinstance(name_or_path, str | Path):
        return combine([load_codebook(one) for one in name_or_path])
    path = Path(name_or_path)
    if path.suffix == ".toml" or path.is_file():
        if not path.is_file():
            raise UnknownName(f"no codebook file {str(name_or_path)!r}")
        return _parse(path.read_text(encoding="utf-8"), path.name)
    return _bundled(str(name_or_path))


def combine(codebooks: Sequence[Codebook]) -> Codebook:
    """Several codebooks as one, so that a document is read once for all of them.

    Raises DataError if two of them have an issue of the same name.
    """
    if len(codebooks) == 1:
        return codebooks[0]
    issues = [issue for codebook in codebooks for issue in codebook.issues]
    names = [issue.id for issue in issues]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        where = " and ".join(codebook.name for codebook in codebooks)
        raise DataError(f"codebooks {where}: the issue {twice[0]!r} is in more than one; rename it in one of them")
    return Codebook(
        name="+".join(codebook.name for codebook in codebooks),
        title="; ".join(codebook.title for codebook in codebooks),
        issues=tuple(issues),
        rules=tuple(rule for codebook in codebooks for rule in codebook.rules),
        acts={concept: act for codebook in codebooks for concept, act in codebook.acts.items()},
        plain_acts=frozenset().union(*(codebook.plain_acts for codebook in codebooks)),
        citations={concept: begins for codebook in codebooks for concept, begins in codebook.citations.items()},
        table=tuple(row for codebook in codebooks for row in codebook.table),
    )


def codebook_names() -> list[str]:
    """The names of the bundled codebooks."""
    folder = files("verbale.codebooks")
    names = (entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return sorted(name for name in names if name != "polarity" and not name.endswith(".examples"))


@cache
def _bundled(name: str) -> Codebook:
    if name not in codebook_names():
        near = get_close_matches(name, codebook_names(), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UnknownName(f"no codebook {name!r}: there is {', '.join(codebook_names())}{hint}")
    return _parse(files("verbale.codebooks").joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def _parse(raw: str, file: str) -> Codebook:
    try:
        data = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file}: {error}") from None
    letters = alphabet()
    classes: dict[str, str] = {}
    for name, words in data.get("classes", {}).items():
        members = [classes.get(word) or letters.set_of(word, where=f"{file} [classes] {name}") for word in words]
        classes["@" + name] = "".join(members)
    where = f"{file} unless"
    common = tuple(compile_pattern(s, letters, classes=classes, where=where) for s in data.get("unless", ()))
    issues, rules = [], []
    for entry in data.get("issue", ()):
        if "id" not in entry or "question" not in entry:
            raise DataError(f"{file}: every [[issue]] needs an id and a question")
        issues.append(Issue(entry["id"], entry["question"]))
        for number, rule in enumerate(entry.get("rule", ()), start=1):
            found = _rule(rule, entry["id"], classes, letters, f"{file} issue {entry['id']} rule {number}")
            rules.append(replace(found, unless=found.unless + common))
    if not issues:
        raise DataError(f"{file}: a codebook needs at least one [[issue]]")
    table = tuple((p.needs[0], p.needs[-1], p.needs[len(p.needs) // 2], r, p) for r in rules for p in r.patterns)
    return Codebook(
        name=data.get("name", file),
        title=data.get("title", file),
        issues=tuple(issues),
        rules=tuple(rules),
        acts=data.get("acts", {}),
        plain_acts=frozenset(data.get("plain_acts", ())),
        citations={concept: tuple(begins) for concept, begins in data.get("citations", {}).items()},
        table=table,
    )


def _rule(rule: Mapping[str, Any], issue: str, classes: dict[str, str], letters: Alphabet, where: str) -> Rule:
    if rule.get("stance") not in get_args(Stance):
        raise DataError(f"{where}: stance must be one of {', '.join(get_args(Stance))}, not {rule.get('stance')!r}")
    if not rule.get("when"):
        raise DataError(f"{where}: `when` must list at least one pattern")
    return Rule(
        issue=issue,
        stance=rule["stance"],
        patterns=tuple(compile_pattern(source, letters, classes=classes, where=where) for source in rule["when"]),
        unless=tuple(
            compile_pattern(source, letters, classes=classes, where=where) for source in rule.get("unless", ())
        ),
        act=rule.get("act"),
        target="".join(letters.set_of(word, where=where) for word in rule.get("target", "").split("|") if word),
    )
