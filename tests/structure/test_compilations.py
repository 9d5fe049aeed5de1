"""Statements compiled under headings, with datelines and footnotes."""

from __future__ import annotations

from collections.abc import Callable

from verbale.model import Document, Statement
from verbale.structure import Structure

COMPILATION = """**MERIDIAN UNION (MU)**

**Teshara: Statement by the Spokesperson for External Relations<sup>1</sup>**

Hallmere, 08.06.2034

The Meridian Union does not recognise the vote.

## **PARLIAMENTARY ASSEMBLY OF THE MERIDIAN UNION**

Hallmere, 10.06.2034

The Assembly deplores the sham ballot.<sup>2</sup>

Hallmere, 12.06.2034

The Assembly supports the peace talks.<sup>3</sup>

---

<sup>1</sup> <https://external.meridian-union.example/en/08062034>.

<sup>2</sup> Official account of the Parliamentary Assembly of the Meridian Union, @MU_Assembly.

<sup>3</sup> <https://assembly.meridian-union.example/news/press-releases/34>.

### **OSTAMAR**

**Note verbale of the Ministry of Foreign Affairs of Ostamar to the Embassy of the Republic of Velmora<sup>1</sup>**

Medhara, 20.06.2034

Ostamar has taken note of the vote.

---

<sup>1</sup> Note by the Ministry of Foreign Affairs of Ostamar, Medhara, 20.06.2034 (Unofficial translation).
"""


def test_each_statement_has_its_own_issuer_dateline_channel_and_source(own: Callable[[str], list[Statement]]) -> None:
    assert [(s.actor, s.channel, s.date, s.place, s.source, s.translation) for s in own(COMPILATION)] == [
        (
            ("MU",),
            "spokesperson",
            "2034-06-08",
            "Hallmere",
            "https://external.meridian-union.example/en/08062034",
            None,
        ),
        (("MU-PA",), "social-media", "2034-06-10", "Hallmere", "@MU_Assembly", None),
        (
            ("MU-PA",),
            "press-release",
            "2034-06-12",
            "Hallmere",
            "https://assembly.meridian-union.example/news/press-releases/34",
            None,
        ),
        (("QOS",), "note-verbale", "2034-06-20", "Medhara", None, "unofficial"),
    ]


def test_a_note_is_the_nearest_of_its_label_behind_the_mark(
    structure_of: Callable[[str], tuple[Document, Structure]],
) -> None:
    document, structure = structure_of(COMPILATION)
    assert [document.text[note.start : note.end][:8] for note in structure.notes] == [
        "https://", "Official", "https://", "Note by ",
    ]  # fmt: skip


def test_two_language_versions_are_two_statements_of_one_date(own: Callable[[str], list[Statement]]) -> None:
    english = "The Ministry states that the vote has no legal effect and that the occupation must end at once. " * 2
    russian = (
        "Министерство заявляет, что голосование не имеет юридической силы и что оккупация должна прекратиться. " * 2
    )
    first, second = own(
        "Press release 9 June 2034\n\nStatement by the Ministry of Foreign Affairs of the Republic of Velmora\n\n"
        f"{english}\n\nЗаявление Министерства иностранных дел Республики Вельмора\n\n{russian}\n"
    )
    assert (first.language, second.language) == ("en", "ru")
    assert first.actor == second.actor == ("QVM",)
    assert (first.date, first.channel) == (second.date, second.channel) == ("2034-06-09", "press-release")


def test_headings_inside_a_declaration_do_not_cut_it(own: Callable[[str], list[Statement]]) -> None:
    (declaration,) = own(
        "# AUSTRAL FORUM\n\n## CAMPOLAR DECLARATION\n\nCampolar, 21 June 2034\n\n**On integration**\n\n"
        "1. They welcome the agreement.\n\n**On the situation in Teshara**\n\n2. They condemn the vote.\n"
    )
    assert (declaration.channel, declaration.date, declaration.place) == ("declaration", "2034-06-21", "Campolar")
