"""Codebooks: the issues as questions, and the patterns over concepts that show a stance on them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from verbale.coding.alphabet import alphabet
from verbale.coding.cues import Cues, parse_cues
from verbale.coding.index import PatternIndex
from verbale.coding.pattern import Pattern, compile_pattern
from verbale.errors import DataError, UnknownName
from verbale.model import Stance

# What the file of a codebook's cues ends in; it stands beside the codebook.
_CUES = ".cues.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """What shows a stance on an issue. `act` is the concept that names the act, or None: the leading attitude.

    `target`: the symbols of the kinds of names that the position may be about; empty where it is about none.
    """

    issue: str
    stance: Stance
    patterns: tuple[Pattern, ...]
    unless: PatternIndex
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
    `index` finds the patterns worth trying on a sentence; the rule of its pattern number n is `rule_of[n]`. `cues`:
    what is weighed where no pattern says anything; there need be none.
    """

    name: str
    title: str
    issues: tuple[Issue, ...]
    rules: tuple[Rule, ...]
    acts: Mapping[str, str]
    plain_acts: frozenset[str]
    citations: Mapping[str, tuple[str, ...]]
    index: PatternIndex
    rule_of: tuple[Rule, ...]
    cues: tuple[Cues, ...] = ()


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
        beside = path.with_suffix(_CUES)
        cues = beside.read_text(encoding="utf-8") if beside.is_file() else None
        return _parse(path.read_text(encoding="utf-8"), path.name, cues=cues)
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
        index=PatternIndex(pattern for codebook in codebooks for rule in codebook.rules for pattern in rule.patterns),
        rule_of=tuple(rule for codebook in codebooks for rule in codebook.rule_of),
        cues=tuple(cues for codebook in codebooks for cues in codebook.cues),
    )


def codebook_names() -> list[str]:
    """The names of the bundled codebooks."""
    folder = files("verbale.codebooks")
    names = (entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return sorted(name for name in names if name != "polarity" and "." not in name)


@cache
def _bundled(name: str) -> Codebook:
    if name not in codebook_names():
        near = get_close_matches(name, codebook_names(), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UnknownName(f"no codebook {name!r}: there is {', '.join(codebook_names())}{hint}")
    folder = files("verbale.codebooks")
    beside = folder.joinpath(f"{name}{_CUES}")
    cues = beside.read_text(encoding="utf-8") if beside.is_file() else None
    return _parse(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml", cues=cues)


def _parse(raw: str, file: str, *, cues: str | None = None) -> Codebook:
    try:
        data = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file}: {error}") from None
    compiler = _Compiler(file, data.get("classes", {}))
    common = compiler.patterns(data.get("unless", ()), where=f"{file} unless")
    issues, rules = [], []
    for entry in data.get("issue", ()):
        if "id" not in entry or "question" not in entry:
            raise DataError(f"{file}: every [[issue]] needs an id and a question")
        issues.append(Issue(entry["id"], entry["question"]))
        for number, rule in enumerate(entry.get("rule", ()), start=1):
            where = f"{file} issue {entry['id']} rule {number}"
            rules.append(_rule(rule, entry["id"], compiler, common=common, where=where))
    if not issues:
        raise DataError(f"{file}: a codebook needs at least one [[issue]]")
    return Codebook(
        name=data.get("name", file),
        title=data.get("title", file),
        issues=tuple(issues),
        rules=tuple(rules),
        acts=data.get("acts", {}),
        plain_acts=frozenset(data.get("plain_acts", ())),
        citations={concept: tuple(begins) for concept, begins in data.get("citations", {}).items()},
        index=PatternIndex(pattern for rule in rules for pattern in rule.patterns),
        rule_of=tuple(rule for rule in rules for _ in rule.patterns),
        cues=_cues(cues, file, issues),
    )


def _cues(raw: str | None, file: str, issues: Iterable[Issue]) -> tuple[Cues, ...]:
    if raw is None:
        return ()
    return (parse_cues(raw, file=file.removesuffix(".toml") + _CUES, issues={issue.id for issue in issues}),)


class _Compiler:
    """Compiles the patterns of one codebook, whose own classes they may name."""

    def __init__(self, file: str, classes: Mapping[str, list[str]]) -> None:
        self.letters = alphabet()
        self._classes: dict[str, str] = {}
        for name, words in classes.items():
            where = f"{file} [classes] {name}"
            members = [self._classes.get(word) or self.letters.set_of(word, where=where) for word in words]
            self._classes["@" + name] = "".join(members)

    def patterns(self, sources: Iterable[str], *, where: str) -> tuple[Pattern, ...]:
        return tuple(compile_pattern(s, self.letters, classes=self._classes, where=where) for s in sources)


def _rule(rule: Mapping[str, Any], issue: str, compiler: _Compiler, *, common: tuple[Pattern, ...], where: str) -> Rule:
    if rule.get("stance") not in get_args(Stance):
        raise DataError(f"{where}: stance must be one of {', '.join(get_args(Stance))}, not {rule.get('stance')!r}")
    if not rule.get("when"):
        raise DataError(f"{where}: `when` must list at least one pattern")
    named = (word for word in rule.get("target", "").split("|") if word)
    # Who takes no side says «whether …»: what is said under a condition otherwise is there what is left open.
    exceptions = compiler.patterns(rule.get("unless", ()), where=where)
    exceptions += () if rule["stance"] == "neutral" else common
    return Rule(
        issue=issue,
        stance=rule["stance"],
        patterns=compiler.patterns(rule["when"], where=where),
        unless=PatternIndex(exceptions),
        act=rule.get("act"),
        target="".join(compiler.letters.set_of(word, where=where) for word in named),
    )
