"""The language of patterns: what each of its words lets stand between, and what it does not."""

from __future__ import annotations

import pytest

from verbale.coding.alphabet import COMMA, FILLER, STOP, alphabet
from verbale.coding.pattern import compile_pattern
from verbale.errors import DataError

LETTERS = alphabet()
SHORT = {".": FILLER, ",": COMMA, ";": STOP}


def symbols(concepts: str) -> str:
    """Concepts by name; `.` is a word that expresses nothing."""
    return "".join(SHORT.get(word) or LETTERS.symbols[word] for word in concepts.split())


def matches(pattern: str, concepts: str, classes: dict[str, str] | None = None) -> bool:
    compiled = compile_pattern(pattern, LETTERS, classes=classes or {}, where="test")
    return compiled.regex.search(symbols(concepts)) is not None


HITS = {
    "any-gap": ("reject .. vote", "reject . , and . we . vote"),
    "any-gap-empty": ("reject .. vote", "reject vote"),
    "counted-gap": ("reject ..2 vote", "reject . . vote"),
    "gap-with-bar": ("reject ..!peaceful vote", "reject . talks . vote"),
    "near-words": ("not ~3 recognise", "not . . . recognise"),
    "near-passes-light-words": ("not ~0 recognise", "not , we recognise"),
    "near-none": ("not ~0 recognise", "not recognise"),
    "near-with-bar": ("not ~2!that recognise", "not . . recognise"),
    "beside": ("reject vote", "reject . . . vote"),
    "alternatives": ("reject|condemn .. vote", "condemn . vote"),
    "class": ("@object .. reject", "integrity . reject"),
    "optional-there": ("state so-called? independence", "state so-called independence"),
    "optional-missing": ("state so-called? independence", "state independence"),
    "enumeration": ("condemn ,, vote", "condemn annexation , . and vote"),
    "enumeration-plain": ("condemn ,, vote", "condemn . . vote"),
    "begins-sentence": ("^ talks", "talks . vote"),
    "ends-sentence": ("state is $", "state is"),
    "ends-before-comma": ("state is $", "state is , vote"),
    "ends-before-and": ("state is $", "state is and vote"),
    "not-ahead": ("entity -3:vote", "entity . . . . vote"),
    "not-ahead-in-next-phrase": ("entity -8:vote", "entity , vote"),
    "comma-as-token": ("reject ..4!comma vote", "reject . vote"),
}
MISSES = {
    "wrong-order": ("reject .. vote", "vote . reject"),
    "over-a-stop": ("reject .. vote", "reject ; vote"),
    "counted-gap-too-wide": ("reject ..2 vote", "reject . . . vote"),
    "beyond-any-reach": ("reject .. vote", "reject " + ". " * 41 + "vote"),
    "bar-stands-between": ("reject ..!peaceful vote", "reject . peaceful . vote"),
    "near-too-far": ("not ~3 recognise", "not . . . . recognise"),
    "near-over-a-concept": ("not ~3 recognise", "not condemn recognise"),
    "near-bar-stands-between": ("not ~2!that recognise", "not that recognise"),
    "beside-over-a-concept": ("reject vote", "reject talks vote"),
    "enumeration-that-ends": ("condemn ,, vote", "condemn annexation . . vote"),
    "not-at-the-beginning": ("^ talks", ". talks"),
    "not-at-the-end": ("state is $", "state is . vote"),
    "ahead": ("entity -3:vote", "entity . vote"),
    "comma-stands-between": ("reject ..4!comma vote", "reject , vote"),
}


@pytest.mark.parametrize(("pattern", "concepts"), HITS.values(), ids=HITS)
def test_hits(pattern: str, concepts: str) -> None:
    assert matches(pattern, concepts)


@pytest.mark.parametrize(("pattern", "concepts"), MISSES.values(), ids=MISSES)
def test_near_misses(pattern: str, concepts: str) -> None:
    assert not matches(pattern, concepts)


def test_a_codebook_brings_its_own_classes() -> None:
    own = {"@against": LETTERS.symbols["reject"] + LETTERS.symbols["condemn"]}
    assert matches("@against .. vote", "condemn . vote", own)
    assert not matches("@against .. vote", "support . vote", own)


def test_an_unknown_concept_is_named_with_the_nearest() -> None:
    with pytest.raises(DataError, match=r"test: no concept or class 'recognize'; did you mean 'recognise'\?"):
        compile_pattern("recognize .. vote", LETTERS, classes={}, where="test")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(DataError, match="no concept or class '@objects'"):
        compile_pattern("@objects .. vote", LETTERS, classes={}, where="test")


def test_a_pattern_without_a_concept_is_refused() -> None:
    with pytest.raises(DataError, match="names no concept"):
        compile_pattern(".. so-called?", LETTERS, classes={}, where="test")


def test_needs_are_the_concepts_that_must_be_there() -> None:
    compiled = compile_pattern("reject|condemn .. so-called? vote", LETTERS, classes={}, where="test")
    assert len(compiled.needs) == 2


def test_the_worst_case_is_linear() -> None:
    """Nothing but beginnings: forty times the text at most, which a quadratic search would never finish."""
    compiled = compile_pattern("reject .. vote .. peaceful", LETTERS, classes={}, where="test")
    assert compiled.regex.search(symbols("reject vote") * 20_000) is None
