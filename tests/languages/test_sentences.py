"""Where sentences end, by language. Cases are written with | at every boundary."""

import time

import pytest

from verbale.languages import sentences

CASES = [
    pytest.param("en", "It condemns the vote.|It calls for talks.", id="plain"),
    pytest.param("en", "H.E. Mr. J. Smith met Dr. A. B. Jones.|They talked.", id="titles-and-initials"),
    pytest.param("en", "See Art. 5, paras. 3 and No. 7 of vol. 2.|Done.", id="numbered-abbreviations"),
    pytest.param("en", "No.|Norland will not.", id="no-as-an-answer"),
    pytest.param("en", "The office of the U.S. Department of State.|End.", id="abbreviation-inside-a-name"),
    pytest.param("en", "It happened in the U.S.|The Government knew.", id="abbreviation-that-ends"),
    pytest.param("en", "Oslo, 31.03.2020.|The text.", id="date-with-stops"),
    pytest.param("en", "Up to 60.000 people left.|They wait.", id="thousands"),
    pytest.param("en", "“Why now?” he asked.|Nobody knew.", id="question-in-a-quotation-goes-on"),
    pytest.param("en", "He said: “We reject it.”|Then he left.", id="stop-before-a-closing-quote"),
    pytest.param("en", "The Ministry ... informs the Embassy.", id="ellipsis-inside"),
    pytest.param("en", "They waited...|Nothing came.", id="ellipsis-that-ends"),
    pytest.param("en", "1. The Council decides.|2. The States comply.", id="numbers-of-paragraphs"),
    pytest.param("en", "II. Individual States", id="roman-number"),
    pytest.param("en", "It calls for calm. ...|It regrets the loss.", id="ellipsis-after-a-stop"),
    pytest.param("en", "Reject it!|Now.", id="exclamation"),
    pytest.param("en", "One line\n|Another line", id="line-break-parts"),
    pytest.param("fr", "M. Dupont et Mme Durand sont d’accord.|S. E. M. Martin aussi.", id="fr-titles"),
    pytest.param("fr", "« Nous refusons ! » a-t-il dit.|Le Conseil approuve.", id="fr-quotation"),
    pytest.param("fr", "Voir art. 2, par. 4 de la Charte.|Fin.", id="fr-articles"),
    pytest.param("es", "El Excmo. Sr. García habló.|La Sra. López también.", id="es-titles"),
    pytest.param("es", "La resolución núm. 5 de EE. UU. vale.|¿Por qué?|Porque sí.", id="es-number-and-question"),
    pytest.param("ru", "В 2020 г. Норландия не признала выборы.|Это так.", id="ru-year"),
    pytest.param("ru", "Согласно п. 4 ст. 2 Устава.|В этой связи г. Осло, ул. Мира.", id="ru-articles"),
    pytest.param("ru", "Выборы, референдумы и т.д.|В этой связи мы против.", id="ru-and-so-on-ends"),
    pytest.param("ru", "Министр И. И. Иванов, т.е. глава МИД, заявил.|Точка.", id="ru-initials"),
    pytest.param("ru", "«Нет!» – заявил он.|Все ушли.", id="ru-quotation"),
    pytest.param("ru", "24 октября 2022 г. Совет принял рез. 242.|Конец.", id="ru-genitive-date"),
    pytest.param("zh-Hans", "北国不承认选举。|南国谴责！|为什么？|因为非法；|没有效力。", id="zh-stops"),
    pytest.param("zh-Hans", "他说：“我们反对。”|会议结束了。", id="zh-closing-quote"),
    pytest.param("zh-Hans", "“我们反对。”发言人说。|会议结束了。", id="zh-reporting-clause"),
    pytest.param("zh-Hant", "「我們反對。」發言人說。|會議結束了。", id="zh-corner-brackets"),
    pytest.param("zh-Hans", "第3.5条和www.example.org。|完。", id="zh-ascii-stops-inside"),
    pytest.param("ar", "لا نعترف بالانتخابات.|هل هذا قانوني؟|كلا.", id="ar-stops"),
    pytest.param("und", "Qeyri-qanuni seçkilər.|Bunu tanımırıq.", id="no-data-general-rules"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences(language, marked):
    expected = [part.strip() for part in marked.split("|")]
    text = " ".join(expected) if language[:2] != "zh" else "".join(expected)
    if "\n" in marked:
        text = marked.replace("|", "")
    spans = sentences(text, 0, len(text), language=language)
    assert [text[start:end] for start, end in spans] == expected


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_spans_cover_everything_but_blanks(language, marked):
    text = f"  {marked.replace('|', ' ')}  "
    spans = sentences(text, 0, len(text), language=language)
    covered = "".join(text[start:end] for start, end in spans)
    assert covered.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert spans == sorted(spans)


def test_only_the_span_asked_for():
    text = "One. Two. Three."
    assert sentences(text, 5, 9, language="en") == [(5, 9)]


@pytest.mark.parametrize("piece", [".", '."', "A. ", "。", "a", " ", '"', ".\n", "说。”", "1. ", "… "])
def test_worst_cases_are_linear(piece):
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    for language in ("en", "zh", "ar"):
        sentences(text, 0, len(text), language=language)
    assert time.process_time() - begin < 4  # quadratic would take minutes
