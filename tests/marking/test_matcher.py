"""The matcher: forms in text, by the rules of each script."""

from __future__ import annotations

import time

import pytest

from verbale.errors import DataError
from verbale.marking.forms import compile_form
from verbale.marking.matcher import Entry, Matcher

ARABIC = {
    "proclitics": ("و", "ب", "ل", "ال", "وال", "بال", "ول"),
    "suffixes": ("ه", "ها", "هم"),
    "after_proclitic": {"ال": "ل"},
    "before_suffix": {"ة": "ت"},
}
ALPHABETIC = {
    "plain": ("vote", "The vote was held.", ["vote"]),
    "inside-a-word": ("vote", "devoted voters", []),
    "other-case": ("vote", "VOTE", ["VOTE"]),
    "initial": ("Holm", "A.Holm, B.C.Holm", ["Holm", "Holm"]),
    "ending": ("recogni*", "recognised, recognition", ["recognised", "recognition"]),
    "ending-too-long": ("re*", "recognition", []),
    "gap-none": ("take ~ note", "take note", ["take note"]),
    "gap-two-words": ("take ~ note", "take very careful note", ["take very careful note"]),
    "gap-three-words": ("take ~ note", "take a very careful note", []),
    "gap-over-a-stop": ("take ~ note", "take. Please note", []),
    "line-break": ("null and void", "null\nand void", ["null\nand void"]),
    "no-break-space": ("null and void", "null\u00a0and void", ["null\u00a0and void"]),
    "hyphen": ("cease fire", "cease-fire", ["cease-fire"]),
    "apostrophe-within": ("s'oppose", "il s’oppose", ["s’oppose"]),
    "apostrophe-at-the-end": ("n'", "il n’accepte", ["n"]),
    "capitals-as-written": ("UN", "UN and un", ["UN"]),
    "accents-count": ("paix", "paíx", []),
    "cyrillic": ("призна*", "Не признаёт", ["признаёт"]),
    "dots-of-yo": ("чётк*", "четкая", ["четкая"]),
    "hashtag": ("vote", "#vote", ["vote"]),
}
HAN = {
    "latin-beside-han": ("NATO", "北约NATO声明", ["NATO"]),
    "latin-inside-a-word": ("NATO", "北约NATOX声明", []),
    "no-blanks": ("不承认", "我们不承认选举", ["不承认"]),
    "traditional": ("不承认", "我們不承認選舉", ["不承認"]),
    "gap": ("回到 ~ 家园", "回到自己的家园", ["回到自己的家园"]),
    "gap-too-wide": ("回到 ~ 家园", "回到他们原来的家园", []),
    "gap-over-a-comma": ("回到 ~ 家园", "回到，家园", []),
}
JOINED = {
    "bare": ("استفتاء", "استفتاء", True),
    "article": ("استفتاء", "الاستفتاء", True),
    "and-the": ("استفتاء", "والاستفتاء", True),
    "pronoun": ("استفتاء", "استفتاؤها", False),
    "pronoun-plain": ("اعتراف", "اعترافها", True),
    "not-a-proclitic": ("ضم", "انضم", False),
    "not-a-suffix": ("ضم", "ضمن", False),
    "other-ending-folded-alike": ("شرط", "شرطة", False),
    "pronoun-his": ("شرط", "شرطه", True),
    "alef-with-hamza": ("أدان", "ادان", True),
    "article-after-the-preposition": ("القانون الدولي", "للقانون الدولي", True),
    "no-article-after-the-preposition": ("القرار", "لقرار", False),
    "article-after-and": ("القانون الدولي", "والقانون الدولي", True),
    "feminine-before-a-pronoun": ("سيادة", "سيادتها", True),
    "feminine-bare": ("سيادة", "بسيادة", True),
}


def found(forms: list[str], text: str, **options: object) -> list[str]:
    matcher = Matcher([Entry(form, "concept", form) for form in forms], **options)  # type: ignore[arg-type]
    return [text[mark.start : mark.end] for mark in matcher.find(text)]


@pytest.mark.parametrize(("form", "text", "words"), ALPHABETIC.values(), ids=ALPHABETIC)
def test_alphabetic(form: str, text: str, words: list[str]) -> None:
    assert found([form], text) == words


@pytest.mark.parametrize(("form", "text", "words"), HAN.values(), ids=HAN)
def test_han(form: str, text: str, words: list[str]) -> None:
    assert found([form], text, spaced=False) == words


@pytest.mark.parametrize(("form", "text", "there"), JOINED.values(), ids=JOINED)
def test_arabic(form: str, text: str, there: bool) -> None:
    """What is joined in front is left out of the mark, what is joined behind belongs to it."""
    words = found([form], text, **ARABIC)
    assert [text.endswith(word) for word in words] == [True] * there


SIGNS = {
    "none": ("يدين العدوان", "يدين"),
    "vowel-signs": ("يُدِينُ العدوان", "يُدِينُ"),
    "tanwin-before-alef": ("جاء وفقًا للقانون", "وفقًا"),
    "tanwin-after-alef": ("جزءاً لا يتجزأ", "جزءاً لا يتجزأ"),
    "lengthened": ("يديـــن العدوان", "يديـــن"),
}


@pytest.mark.parametrize(("text", "words"), SIGNS.values(), ids=SIGNS)
def test_vowel_signs_are_looked_through(text: str, words: str) -> None:
    (mark,) = Matcher([Entry(f, "concept", f) for f in ("يدين", "وفقا", "جزءا لا يتجزأ")], **ARABIC).find(text, at=10)
    # A sign behind the last letter may be left out.
    assert text[mark.start - 10 : mark.end - 10].strip("\u064f\u064b") == words.strip("\u064f\u064b")


def test_the_longest_of_the_leftmost_stays() -> None:
    assert found(["not", "not only", "only the vote"], "not only the vote") == ["not only"]


def test_a_form_of_two_things_marks_both_once() -> None:
    entries = [Entry("Georgia", "actor", "GEO"), Entry("Georgia", "place", "Georgia"), Entry("Georgia", "actor", "GEO")]
    assert [mark.value for mark in Matcher(entries).find("in Georgia")] == ["GEO", "Georgia"]


def test_a_name_wants_its_capital() -> None:
    matcher = Matcher([Entry("Chad", "actor", "TCD", case_sensitive=True)])
    assert [mark.start for mark in matcher.find("Chad, a chad")] == [0]


def test_offsets_begin_where_the_text_does() -> None:
    (mark,) = Matcher([Entry("vote", "concept", "vote")]).find("the vote", at=100)
    assert (mark.start, mark.end) == (104, 108)


@pytest.mark.parametrize("form", ["*", "a*", "x ~ y", ""])
def test_forms_that_begin_with_too_little_are_refused(form: str) -> None:
    with pytest.raises(DataError):
        compile_form(form)


@pytest.mark.parametrize("text", ["a " * 50_000, "take " * 20_000, "recogni" * 14_000, "并" * 100_000])
def test_the_worst_case_is_linear(text: str) -> None:
    """A hundred thousand characters that begin forms all over and finish none."""
    matcher = Matcher(
        [Entry(f, "concept", f) for f in ("a a a b", "take ~ note", "recogni*", "take ~ take ~ note", "并入")],
        spaced=False,
    )
    began = time.perf_counter()
    matcher.find(text)
    assert time.perf_counter() - began < 2
