"""What a document cites, in six languages, and what only looks like a citation."""
# ruff: noqa: E501  (a table has one case per line)

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from verbale.marking import citations, dates, symbols, vocabulary
from verbale.model import Mark

# language, text, expected values in order, why the row exists
CASES = [
    ("en", "letter of 5 July (A/61/991-S/2007/410)", ["A/61/991", "S/2007/410"], "double symbol"),
    ("en", "contained in S/ 2007/422", ["S/2007/422"], "symbol broken by a wrap"),
    ("en", "see A/HRC/41/G/13 and A/HRC/WG.6/3/NOR/1", ["A/HRC/41/G/13", "A/HRC/WG.6/3/NOR/1"], "single letters, groups"),
    ("en", "S/PV.7138, S/PRST/2014/16", ["S/PV.7138", "S/PRST/2014/16"], "meetings, presidential statements"),
    ("en", "E/CN.4/1996/31/Add.1", ["E/CN.4/1996/31/Add.1"], "addendum"),
    ("en", "A/C.1/75/L.1/Rev.2", ["A/C.1/75/L.1/Rev.2"], "revision"),
    ("en", "ST/SGB/2003/7, CERD/C/NOR/1", ["ST/SGB/2003/7", "CERD/C/NOR/1"], "a bulletin, a committee's paper"),
    ("en", "A/RES/ES-11/1", ["A/RES/ES-11/1"], "emergency session"),
    ("en", "A/RES/2625(XXV)", ["A/RES/2625(XXV)"], "session in Roman figures"),
    ("en", "S/RES/822", ["S/RES/822(1993)"], "a Council resolution gets its year"),
    ("zh-Hans", "S/RES/884（1993）", ["S/RES/884(1993)"], "wide brackets"),
    ("en", "resolutions 822 (1993), 853 (1993) and 884 (1993)", ["S/RES/822(1993)", "S/RES/853(1993)", "S/RES/884(1993)"], "list"),
    ("en", "Security Council resolutions 242 and 338", ["S/RES/242(1967)", "S/RES/338(1973)"], "numbers alone, body named"),
    ("en", "the Security Council adopted resolution 822, which", ["S/RES/822(1993)"], "body before the verb"),
    ("en", "UNSCR 1325", ["S/RES/1325(2000)"], "abbreviation"),
    ("en", "General Assembly resolution 68/262", ["A/RES/68/262"], "session and number"),
    ("en", "General Assembly resolutions 2625 (XXV) and ES-11/1", ["A/RES/2625(XXV)", "A/RES/ES-11/1"], "two styles"),
    ("en", "Human Rights Council resolution 7/36", ["A/HRC/RES/7/36"], "another body's session"),
    ("en", "Resolution 1416 (2005) of PACE", ["PACE Resolution 1416 (2005)"], "number and year that are not the Council's"),
    ("fr", "la résolution 1244 du Conseil de sécurité", ["S/RES/1244(1999)"], "number alone"),
    ("fr", "les résolutions 242 (1967) et 338 (1973)", ["S/RES/242(1967)", "S/RES/338(1973)"], "list"),
    ("es", "las resoluciones 242 y 338 del Consejo de Seguridad", ["S/RES/242(1967)", "S/RES/338(1973)"], "body behind"),
    ("ru", "резолюции Совета Безопасности 822 (1993) и 853 (1993)", ["S/RES/822(1993)", "S/RES/853(1993)"], "body between"),
    ("ru", "резолюция 68/262 Генеральной Ассамблеи", ["A/RES/68/262"], "Assembly"),
    ("zh-Hans", "安全理事会第822（1993）、853（1993）和884（1993）号决议", ["S/RES/822(1993)", "S/RES/853(1993)", "S/RES/884(1993)"], "list before the word"),
    ("zh-Hans", "安理会第1325号决议", ["S/RES/1325(2000)"], "number alone"),
    ("zh-Hans", "大会第68/262号决议", ["A/RES/68/262"], "Assembly"),
    ("ar", "قرار مجلس الأمن 2334 (2016)", ["S/RES/2334(2016)"], "body between"),
    ("ar", "قراري مجلس الأمن 242 و 338", ["S/RES/242(1967)", "S/RES/338(1973)"], "dual"),
    ("en", "the UN Charter and the Helsinki Final Act of 1975", ["UN Charter", "Helsinki Final Act 1975"], "by name"),
    ("en", "Article 2(4) of the Charter", ["UN Charter art. 2(4)"], "a short title with an article"),
    ("en", "Article 2, paragraph 4, of the Charter of the United Nations", ["UN Charter art. 2(4)"], "article and paragraph"),
    ("en", "Articles 2 and 51 of the UN Charter", ["UN Charter art. 2", "UN Charter art. 51"], "two articles"),
    ("en", "the UN Charter was invoked. It is against the Charter.", ["UN Charter", "UN Charter"], "a short title after the full one"),
    ("en", "under Chapter VII of the Charter", ["UN Charter ch. VII"], "chapter"),
    ("en", "the Charter of the United Nations. Chapter VI deals with", ["UN Charter", "UN Charter ch. VI"], "chapter alone"),
    ("en", "article 49 of the Fourth Geneva Convention", ["Geneva Convention IV art. 49"], "another instrument's article"),
    ("en", "UNCLOS and the Minsk agreements", ["UNCLOS 1982", "Minsk Agreements"], "two names"),
    ("en", "the 2017 Northern Partnership Summit declaration", ["Northern Partnership Summit Declaration 2017"], "a summit's declaration"),
    ("en", "paragraph 66 of the Outcome Document of the NPM Norvik Summit", ["NPM Norvik Summit Outcome Document para. 66"], "an outcome document"),
    ("fr", "l'article 51 de la Charte des Nations Unies", ["UN Charter art. 51"], "article"),
    ("fr", "l'Acte final d'Helsinki", ["Helsinki Final Act 1975"], "by name"),
    ("es", "el Artículo 2, párrafo 4, de la Carta de las Naciones Unidas", ["UN Charter art. 2(4)"], "article and paragraph"),
    ("ru", "пункт 4 статьи 2 Устава ООН", ["UN Charter art. 2(4)"], "paragraph before article"),
    ("ru", "Хельсинкского Заключительного акта СБСЕ 1975 года", ["Helsinki Final Act 1975"], "inflected"),
    ("ru", "Глава VII Устава ООН", ["UN Charter ch. VII"], "chapter"),
    ("zh-Hans", "《联合国宪章》第二条第四款", ["UN Charter art. 2(4)"], "numerals behind"),
    ("zh-Hans", "《联合国宪章》第五十一条和第七章", ["UN Charter art. 51", "UN Charter ch. VII"], "two parts"),
    ("zh-Hant", "違反《聯合國海洋法公約》，拿《公約》說事", ["UNCLOS 1982", "UNCLOS 1982"], "traditional; a short title"),
    ("ar", "المادة 51 من ميثاق الأمم المتحدة", ["UN Charter art. 51"], "article"),
]  # fmt: skip

NEAR_MISSES = [
    ("en", "he said S/he would do A/B testing 24/7", "strokes"),
    ("en", "the Security Council met 5 times (2014)", "a number with a year that do not belong together"),
    ("en", "resolution 68/262", "no body named"),
    ("en", "resolution 1244 of the city council", "no known body"),
    ("en", "a resolution of 5 points", "a number further on"),
    ("en", "the charter of the ship", "a small letter"),
    ("en", "the African Unity Charter of 1999", "another charter"),
    ("en", "it is against the Charter", "a short title that nothing introduced"),
    ("en", "Article 2 of the Regulation", "an instrument nobody knows"),
    ("en", "Chapter VII deals with wages", "a chapter of no charter"),
    ("en", "their constitution is strong", "no State's"),
    ("fr", "la charte de Norville", "another charter"),
    ("fr", "la résolution du conflit en 5 points", "resolution of a conflict"),
    ("es", "la carta de Norlandia", "a letter"),
    ("ru", "устав общества", "a company's statutes"),
    ("ru", "резолюция 5 участников", "no body named"),
    ("zh-Hans", "决议草案第5段", "a paragraph of a draft"),
    ("zh-Hans", "公约组织成员国", "a title without its marks"),
    ("zh-Hans", "第5号房间", "a number"),
    ("ar", "قرار الحكومة رقم 5", "a government's decision"),
]

NAMES = {
    "Norland": "NOR",
    "Sudria": "SRB",
    "NPM": "OSCE-MG",
    "Norvik": "Norvik",
    "诺兰": "NOR",
    "苏德里亚": "SRB",
    "诺尔维克": "Norvik",
    "Норландии": "NOR",
}

STATEMENTS = [
    ("en", "We recall the Norland Co-Chairs. The statement of the Co-Chairs of 9 March 2019 stands.", ["NOR Co-Chairs statement 2019-03-09"], "whose they are was said before"),
    ("en", "It repeats the principles of the NPM Co-Chairs’ statement of 9 March 2019.", ["OSCE Minsk Group Co-Chairs statement 2019-03-09"], "possessive"),
    ("en", "It supports the statement of Norland of March 23, 2020, on a ceasefire.", ["NOR statement 2020-03-23"], "of … of"),
    ("en", "In the statement issued by the Spokesperson on 31 March 2020, Norland said so.", ["NOR spokesperson statement 2020-03-31"], "the sentence goes on with who"),
    ("en", "The President of the Security Council issued a statement on 6 April 1993.", ["UNSC President statement 1993-04-06"], "verb between"),
    ("en", "They align with the statements by the spokesperson of Norland of 1 May 2014 and Sudria of 2 May 2014.", ["NOR spokesperson statement 2014-05-01", "SRB statement 2014-05-02"], "two, joined"),
    ("en", "It answers note verbale No. 1141/07 of 4 July 2007 of the Embassy of Norland in Norvik.", ["NOR embassy in Norvik note verbale 1141/07"], "number and seat"),
    ("ru", "Осуждено заявление МИД Норландии от 5 марта 2014 года. Так.", ["NOR Ministry of Foreign Affairs statement 2014-03-05"], "no preposition before who"),
    ("zh-Hans", "诺兰驻诺尔维克大使馆致意。收到2007 年 7 月 17 日大使馆照会及所附声明。", ["NOR embassy in Norvik note verbale 2007-07-17"], "the embassy named before"),
    ("zh-Hans", "见2012年1月23日的诺尔维克声明。", ["Norvik Statement 2012-01-23"], "named after its place"),
]  # fmt: skip

NO_STATEMENTS = [
    ("en", "Statement by the Ministry of Foreign Affairs of Norland of 5 May 2014", "a title"),
    (
        "en",
        "Annex to the note verbale dated 6 June 2019 from the Embassy of Norland. It follows.",
        "what the annex is attached to",
    ),
    (
        "en",
        "Norland issued a statement on the vote which took place on 31 March 2014. So it was.",
        "the date of something else",
    ),
    ("en", "A statement was read. On 5 May 2014 Norland left.", "the next sentence"),
    ("en", "The statement of 5 May 2014 is noted.", "nobody to name"),
    ("zh-Hans", "2014年5月5日诺兰外交部声明，选举无效。", "the word for a statement as a verb"),
    ("zh-Hans", "2014年5月5日，诺兰外交部长说声明无效。", "words between that are no name"),
    ("zh-Hans", "2007 年 7 月 20 日新闻稿。", "nobody to name"),
]


def _values(document, names=()):
    return [mark.value for mark in citations.find(document, dates=dates.find(document), names=names)]


def _names(text):
    marks = []
    for name, value in NAMES.items():
        at = text.find(name)
        while at >= 0:
            kind = "place" if value == "Norvik" else "actor"
            marks.append(Mark(at, at + len(name), kind, value))
            at = text.find(name, at + 1)
    return sorted(marks)


@pytest.mark.parametrize(("language", "text", "expected", "reason"), CASES, ids=[f"{c[0]}-{c[3]}" for c in CASES])
def test_citation(document_of, language, text, expected, reason):
    assert _values(document_of(language, text)) == expected, reason


@pytest.mark.parametrize(("language", "text", "reason"), NEAR_MISSES, ids=[f"{c[0]}-{c[1][:24]}" for c in NEAR_MISSES])
def test_no_citation(document_of, language, text, reason):
    assert _values(document_of(language, text)) == [], reason


@pytest.mark.parametrize(
    ("language", "text", "expected", "reason"), STATEMENTS, ids=[f"{c[0]}-{c[3]}" for c in STATEMENTS]
)
def test_statement(document_of, language, text, expected, reason):
    assert _values(document_of(language, text), _names(text)) == expected, reason


@pytest.mark.parametrize(("language", "text", "reason"), NO_STATEMENTS, ids=[f"{c[0]}-{c[2]}" for c in NO_STATEMENTS])
def test_no_statement(document_of, language, text, reason):
    assert _values(document_of(language, text), _names(text)) == [], reason


def test_letter_with_a_symbol_is_cited_by_it(document_of):
    text = "The letter dated 5 May 2014 from the Permanent Representative of Norland (S/2014/123) is recalled."
    assert _values(document_of("en", text), _names(text)) == ["S/2014/123"]
    plain = text.replace(" (S/2014/123)", "")
    assert _values(document_of("en", plain), _names(plain)) == ["NOR Permanent Representative letter 2014-05-05"]


def test_constitution_of_a_state(document_of):
    text = "It violates the Constitution of Norland, and Norland's Constitution."
    names = [m._replace(value="AZE") for m in _names(text)]
    assert _values(document_of("en", text), names) == ["Constitution of Azerbaijan"] * 2


def test_plain_word_for_an_instrument_needs_date_and_parties(document_of):
    text = "2022-11-02: Norland signed the agreement."
    names = [m._replace(value="ETH") for m in _names(text)]
    assert _values(document_of("en", text), names) == ["Pretoria Agreement 2022"]
    assert _values(document_of("en", text), _names(text)) == []
    assert _values(document_of("en", text.replace("2022-11", "2022-10")), names) == []


def test_treaty_organization_is_no_treaty(document_of):
    text = "a member of the North Atlantic Treaty Organization"
    names = [Mark(text.index("North"), len(text), "actor", "NATO")]
    assert _values(document_of("en", text), names) == []


def test_symbols_in_running_heads(document_of):
    document = document_of("en", "A/61/1030", "S/2007/505", kind="heading")
    assert citations.in_furniture(document) == [(0, 9, "A/61/1030"), (10, 20, "S/2007/505")]


@pytest.mark.parametrize(
    ("number", "year"), [(1, 1946), (822, 1993), (892, 1993), (893, 1994), (2334, 2016), (2767, 2024)]
)
def test_year_of_a_council_resolution(number, year):
    assert symbols.council_year(number) == year
    assert symbols.is_council_resolution(number, year)
    assert not symbols.is_council_resolution(number, year + 1)


def test_instruments_are_sorted_and_complete():
    table = vocabulary.instruments()
    assert list(table) == sorted(table, key=str.casefold)
    assert len(table) >= 120
    known = {"en", "fr", "es", "ru", "zh", "ar", "short", "on", "near", "kinds"}
    assert all(set(fields) <= known for fields in table.values())
    assert all({"near", "kinds"} <= set(fields) for fields in table.values() if "on" in fields)


def test_council_years_leave_no_gap():
    known = symbols.series()
    firsts = [first for first, _ in known.first]
    assert firsts == sorted(firsts)
    assert [year for _, year in known.first] == list(range(1946, known.last[1] + 1))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000, "1/" * 50_000, "(1)" * 33_000, "A/1/" * 25_000, "S/" * 50_000, "resolution 1990 and " * 5_000,
        "Article 2, " * 9_000, "Summit Declaration " * 5_000, "statement by " * 8_000, "第822号决议" * 12_000,
    ],
    ids=["digits", "strokes", "brackets", "symbols", "roots", "resolutions", "articles", "summits", "statements", "numbers"],
)  # fmt: skip
def test_worst_case_is_linear(document_of, text):
    citations.find(document_of("zh", "warm up 822 (1993)"))
    document = document_of("zh" if "第" in text else "en", text)
    when = dates.find(document)
    began = time.perf_counter()
    citations.find(document, dates=when)
    assert time.perf_counter() - began < 5  # about 0.5 s on a quiet machine; a quadratic pass takes minutes


def test_marks_are_in_order_and_apart(document_of):
    marks = citations.find(document_of("en", ". ".join(case[1] for case in CASES)))
    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert all(mark.kind == "citation" for mark in marks)
