"""Dates as documents write them, in six languages, and the numbers that are none."""
# ruff: noqa: E501  (a table has one case per line)

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from verbale.marking import dates

# language, text, expected values in order, why the row exists
CASES = [
    ("en", "Signed on 31 March 2020 in Norvik.", ["2020-03-31"], "day month year"),
    ("en", "Signed on 31st March 2020.", ["2020-03-31"], "ordinal"),
    ("en", "On March 31, 2020 the vote was held.", ["2020-03-31"], "month first"),
    ("en", "issued on 6 April, 1993.", ["1993-04-06"], "comma before the year"),
    ("en", "### February 22th 2022", ["2022-02-22"], "wrong ordinal, no comma"),
    ("en", "Norvik, 31.03.2020", ["2020-03-31"], "figures with stops"),
    ("en", "Briefing of 09.04. 2020", ["2020-04-09"], "a blank in the figures"),
    ("en", "as of 2020-03-31", ["2020-03-31"], "ISO"),
    ("en", "on 03/31/2020", ["2020-03-31"], "month first only because it must be"),
    ("en", "on 05/04/2020", ["2020-04-05"], "ambiguous figures: day first"),
    ("en", "On 5 May 2014 they met; held on 31/3.", ["2014-05-05", "2014-03-31"], "day and month in figures, after on"),
    ("en", "on 31 March and 14 April 2020", ["2020-03-31", "2020-04-14"], "the year of the date it is joined with"),
    ("en", "from 24 June–12 July 2019", ["2019-06-24", "2019-07-12"], "range over two months"),
    ("en", "24–28 June 2019", ["2019-06-24", "2019-06-28"], "range of days"),
    ("en", "March 24–28, 2019", ["2019-03-24", "2019-03-28"], "range of days, month first"),
    ("en", "from 24 December–5 January 2020", ["2019-12-24", "2020-01-05"], "range over the turn of the year"),
    ("en", "on 5, 12 and 19 March 2020", ["2020-03-05", "2020-03-12", "2020-03-19"], "list of days"),
    ("en", "On 27 February 2022 it met. The meeting on the 28th", ["2022-02-27", "2022-02-28"], "day alone"),
    ("en", "in 1993 and the April fighting in 2016", ["1993", "2016-04", "2016"], "month alone takes the year behind it"),
    ("en", "March and April 2020", ["2020-03", "2020-04"], "joined months"),
    ("en", "In 1993, the Council met.", ["1993"], "year after in"),
    ("en", "since 2002", ["2002"], "year after since"),
    ("en", "the 2017 Summit declaration", ["2017"], "year before a name"),
    ("en", "the Final Act of 1975", ["1975"], "year of an act"),
    ("en", "the war (1804-1813) ended", ["1804", "1813"], "range of years in brackets"),
    ("en", "in mid-2014", ["2014"], "mid- and a year"),
    ("en", "about 180 BC", ["-0179"], "before our era: astronomical"),
    ("en", "5 May of last year, on 3 June 2014", ["2013-05-05", "2014-06-03"], "relative year"),
    ("en", "On 7 February (2022) they met.", ["2022-02-07"], "year in brackets"),
    ("fr", "le 1er mars 2020 à Norville", ["2020-03-01"], "ordinal"),
    ("fr", "Le 5 juin 2020. Depuis le 7 Juin", ["2020-06-05", "2020-06-07"], "capital month, year from before"),
    ("fr", "la nuit du mardi 18 au mercredi 19 août 2020", ["2020-08-18", "2020-08-19"], "weekdays in a range"),
    ("fr", "du 24 au 28 juin 2019", ["2019-06-24", "2019-06-28"], "range"),
    ("fr", "en 1999 et en février 2001", ["1999", "2001-02"], "year, month"),
    ("fr", "vers 180 av. J.-C.", ["-0179"], "before our era"),
    ("es", "el 31 de marzo de 2020", ["2020-03-31"], "with de"),
    ("es", "el 1.º de marzo de 2020", ["2020-03-01"], "ordinal"),
    ("es", "entre 2005 y 2008", ["2005", "2008"], "years"),
    ("es", "desde junio de 2012", ["2012-06"], "month"),
    ("es", "24 y 28 de junio de 2019", ["2019-06-24", "2019-06-28"], "joined days"),
    ("es", "el 5 de mayo de 2014 y el día 28", ["2014-05-05", "2014-05-28"], "day alone"),
    ("ru", "31 марта 2020 года", ["2020-03-31"], "genitive"),
    ("ru", "24 октября 2022 г. подписан", ["2022-10-24"], "г. ends no sentence"),
    ("ru", "5 мая 2020 года; 31 марта с.г.", ["2020-05-05", "2020-03-31"], "of this year"),
    ("ru", "в 1993 году", ["1993"], "year with its word"),
    ("ru", "в 1992–1994 гг.", ["1992", "1994"], "range of years"),
    ("ru", "с 2002 по 2005 год", ["2002", "2005"], "from … to"),
    ("ru", "5 и 6 мая 2014 г.", ["2014-05-05", "2014-05-06"], "joined days"),
    ("ru", "в 2020-м", ["2020"], "a year with its ending"),
    ("ru", "в 180 г. до н. э.", ["-0179"], "before our era"),
    ("zh-Hans", "2007 年 7 月 19 日", ["2007-07-19"], "blanks of justified setting"),
    ("zh-Hans", "2007年7月19日至28日", ["2007-07-19", "2007-07-28"], "day alone in a range"),
    ("zh-Hans", "2019 年 6 月 24 日至 7 月 12 日", ["2019-06-24", "2019-07-12"], "range without the second year"),
    ("zh-Hans", "二〇二〇年三月三十一日", ["2020-03-31"], "numerals"),
    ("zh-Hans", "2020年3月31日和4月14日", ["2020-03-31", "2020-04-14"], "year from before"),
    ("zh-Hans", "2020年1至3月", ["2020-01", "2020-03"], "range of months"),
    ("zh-Hans", "2008年8月；去年12月；3月", ["2008-08", "2007-12", "2008-03"], "last year lends nothing"),
    ("zh-Hant", "民國112年3月5日", ["2023-03-05"], "years of the Republic"),
    ("zh-Hant", "1920年2月議會同意,並宣告同年4月合併", ["1920-02", "1920-04"], "the same year"),
    ("zh-Hant", "國王(公元前91年-前55年在位)", ["-0090", "-0054"], "the short word for BC in a range"),
    ("zh-Hans", "公元387年，821年，1000年", ["0387", "0821", "1000"], "early years"),
    ("zh-Hans", "贵族（1437-1467）统治", ["1437", "1467"], "range in brackets without the word for year"),
    ("zh-Hans", "2020年11月11日，两国领导人10日宣布", ["2020-11-11", "2020-11-10"], "day alone"),
    ("zh-Hans", "2010年12月18日否决。曾于12月初讲话", ["2010-12-18", "2010-12"], "month alone"),
    ("zh-Hans", "1999年以来", ["1999"], "since"),
    ("zh-Hans", "15 May 2020 大会", ["2020-05-15"], "an English date in a Chinese masthead"),
    ("ar", "٣١ مارس ٢٠٢٠", ["2020-03-31"], "Arabic-Indic figures"),
    ("ar", "31 آذار/مارس 2020", ["2020-03-31"], "both names of the month"),
    ("ar", "15 تشرين الثاني/نوفمبر 1988", ["1988-11-15"], "a name of two words"),
    ("ar", "5 غشت 2018 و 7 شتنبر 2019", ["2018-08-05", "2019-09-07"], "Maghrebi names"),
    ("ar", "في عام 2016", ["2016"], "year with its word"),
    ("ar", "في أيار 2012", ["2012-05"], "Levantine month"),
    ("ar", "سنة ٢٠٢٠م", ["2020"], "the era's letter"),
]  # fmt: skip

# language, text that holds no date, why one might think so
NEAR_MISSES = [
    ("en", "resolution 822 (1993) of the Council", "the year of a resolution"),
    ("en", "resolutions 1701 and 1559", "numbers of resolutions in a list"),
    ("en", "resolution 1973", "a number that looks like a year"),
    ("en", "documents A/61/991-S/2007/410", "a symbol"),
    ("en", "contained in S/ 2007/422", "a symbol with a blank"),
    ("en", "answer E-9-2020-001279", "a registry number"),
    ("en", "note No. 1141/07", "a number with a stroke"),
    ("en", "press release No:064/20", "a number with a stroke, after a colon"),
    ("en", "see https://example.org/2020/03/31/vote-31-march-2020/", "an address"),
    ("en", "write to @Norland2020 #vote2020", "accounts and tags"),
    ("en", "up to 60.000 inhabitants", "a decimal point for thousands"),
    ("en", "some 2000 people and 3,000 troops", "a count"),
    ("en", "the Group of 20 (G20)", "a group"),
    ("en", "Mi-24 helicopters", "a type"),
    ("en", "World War 1", "a war"),
    ("en", "agenda items 32, 37, 68 and 83", "agenda items"),
    ("en", "tel. 1234 5678", "a telephone number"),
    ("en", "you may march in august company", "small letters are no months"),
    ("en", "May God help us", "a capital that begins a sentence"),
    ("en", "a majority of 2/3", "a fraction"),
    ("en", "at 17:30 on Monday", "time and weekday"),
    ("en", "paragraph 1540 of the report", "a paragraph"),
    ("fr", "la résolution 1244 (1999)", "the year of a resolution"),
    ("fr", "les années 1990", "a decade"),
    ("es", "la década de 1990", "a decade"),
    ("ru", "в 1990-х годах", "a decade"),
    ("en", "in the 1990s", "a decade"),
    ("fr", "environ 1500 soldats", "a count"),
    ("fr", "la planète Mars", "a planet"),
    ("es", "las resoluciones 242 y 338", "numbers of resolutions"),
    ("es", "2000 personas", "a count"),
    ("ru", "резолюция 1860 (2009)", "the year of a resolution"),
    ("ru", "1500 человек", "a count"),
    ("ru", "майор Петров", "a word that begins like a month"),
    ("zh-Hans", "第 822（1993）号决议", "the year of a resolution"),
    ("zh-Hans", "20世纪80年代末期", "a century and a decade"),
    ("zh-Hant", "在1720年代對抗", "a decade"),
    ("zh-Hans", "15年来，10年间", "stretches of time"),
    ("zh-Hans", "三年前，12个月，5日内", "stretches of time"),
    ("zh-Hans", "1960名维和人员", "a count"),
    ("zh-Hans", "人口 172124 人", "a count"),
    ("zh-Hans", "13 时 0 分", "a time of day"),
    ("zh-Hans", "议程项目17和 27", "agenda items"),
    ("zh-Hans", "第7世纪，15至19世纪", "centuries"),
    ("ar", "القرار 2334 (2016)", "the year of a resolution"),
    ("ar", "القرار 2254", "a number that looks like a year"),
    ("ar", "1500 شخص", "a count"),
    ("ar", "1445 هـ", "a Hijri year"),
]


def _values(document):
    return [mark.value for mark in dates.find(document)]


@pytest.mark.parametrize(("language", "text", "expected", "reason"), CASES, ids=[f"{c[0]}-{c[3]}" for c in CASES])
def test_date(document_of, language, text, expected, reason):
    assert _values(document_of(language, text)) == expected, reason


@pytest.mark.parametrize(("language", "text", "reason"), NEAR_MISSES, ids=[f"{c[0]}-{c[1][:24]}" for c in NEAR_MISSES])
def test_no_date(document_of, language, text, reason):
    # A date elsewhere must not lend itself to what is none.
    assert _values(document_of(language, "2003-02-01", text)) == ["2003-02-01"], reason


@pytest.mark.parametrize(
    ("text", "word", "inferred"),
    [
        ("On 31 March and 14 April 2020", "31 March", True),
        ("On 31 March and 14 April 2020", "14 April 2020", False),
        ("24–28 June 2019", "24", True),
        ("в 1975 году", "1975 году", False),
        ("1920年2月,同年4月", "同年4月", True),
    ],
)
def test_span_and_inference(document_of, text, word, inferred):
    marks = {text[m.start : m.end]: m.inferred for m in dates.find(document_of("en", text))}
    assert marks[word] is inferred


def test_year_of_the_dateline_not_of_a_document_cited(document_of):
    text = "in the spirit of the statement of 9 March 2011, took note of the vote held on 31 March."
    assert _values(document_of("en", "Norvik, 2.4.2014", text)) == ["2014-04-02", "2011-03-09", "2014-03-31"]


def test_year_of_the_document_where_no_date_has_one(document_of):
    assert _values(document_of("en", "Held on 31 March.", meta={"date": "2014-04-01"})) == ["2014-03-31"]
    assert _values(document_of("en", "Held on 31 March.")) == []


def test_year_of_the_next_date_where_none_went_before(document_of):
    assert _values(document_of("en", "Held on 31 March.", "Norvik, 2 April 2014")) == ["2014-03-31", "2014-04-02"]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1/" * 50_000,
        "(1)" * 33_000,
        "March 1, " * 11_000,
        "1990, " * 16_000,
        "二〇" * 50_000,
        "5, 6 " * 20_000,
    ],
    ids=["digits", "strokes", "brackets", "days", "years", "numerals", "list"],
)
def test_worst_case_is_linear(document_of, text):
    dates.find(document_of("en", "warm up 2020"))
    began = time.perf_counter()
    dates.find(document_of("en", text))
    assert time.perf_counter() - began < 5  # about 0.5 s on a quiet machine; a quadratic pass takes minutes


def test_marks_are_in_order_and_apart(document_of):
    marks = dates.find(document_of("en", " ".join(case[1] for case in CASES)))
    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert all(mark.kind == "date" for mark in marks)
