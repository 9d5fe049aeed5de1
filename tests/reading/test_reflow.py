"""Hard-wrapped text becomes logical lines again. `blocks` shows them one per entry."""

import pytest

from verbale.reading import read_text


def blocks(text, **options):
    document = read_text(text, **options)
    return [document.text[block.start : block.end] for block in document.blocks]


ENGLISH = """\
Statement of Norland

The Government of Norland has taken note of the so-called elections held
on 28 February 2031 in the occupied territories of Sudria. It does not re-
cognize them. Norland supports the right of peoples to self-
determination and the work of the Northern Group of mediators in full.
It will not recognize a situation brought about by the use of force, and
calls on all others to act alike.

The Ministry recognizes the efforts of the mediators, and stands ready to
support them.
"""

RUSSIAN_WITH_BLANK_LINES = """\
 Заявление МИД Норландии\x20

\x20

 Министерство иностранных дел Норландии с сожалением восприняло известие\x20

о проведении так называемых «выборов» на оккупированных территориях Судрии.\x20

Норландия не признает эти выборы и их итоги, поскольку они противоречат\x20

нормам международного права.\x20

 Норландия поддерживает территориальную целостность Судрии в её международно\x20

признанных границах и усилия посредников.\x20
"""

CHINESE_WITH_BLANK_LINES = """\
  北国外交部\x20

  2031 年 3 月 1 日新闻稿\x20


 北国外交部注意到，2031 年 2 月 28 日在南国被占领土上举行了所谓的“选举”。

北国不承认这一“选举”的合法性，也不承认其结果，认为这种“选举”对冲突

的和平解决不应有任何影响。\x20

 北国外交部重申支持调解小组及其共同主席，并大力支持他们为解决南国冲突所
 作的努力，且鼓励冲突各方加大努力，以便通过谈判解决冲突。\x20

 大使 Jonathan Fitzgerald-Smithson 在今天上午举行的记者会上补充说明，北国

将继续支持南国的领土完整。\x20
"""


def test_single_newlines_inside_paragraphs():
    assert blocks(ENGLISH) == [
        "Statement of Norland",
        "The Government of Norland has taken note of the so-called elections held on 28 February 2031 in the occupied "
        "territories of Sudria. It does not recognize them. Norland supports the right of peoples to "
        "self-determination and the work of the Northern Group of mediators in full. It will not recognize a "
        "situation brought about by the use of force, and calls on all others to act alike.",
        "The Ministry recognizes the efforts of the mediators, and stands ready to support them.",
    ]


def test_a_blank_line_after_every_line_with_indents_for_paragraphs():
    assert blocks(RUSSIAN_WITH_BLANK_LINES) == [
        "Заявление МИД Норландии",
        "Министерство иностранных дел Норландии с сожалением восприняло известие о проведении так называемых "
        "«выборов» на оккупированных территориях Судрии. Норландия не признает эти выборы и их итоги, поскольку они "
        "противоречат нормам международного права.",
        "Норландия поддерживает территориальную целостность Судрии в её международно признанных границах и усилия "
        "посредников.",
    ]


def test_chinese_is_joined_without_a_blank_and_goes_on_over_a_page_break():
    assert blocks(CHINESE_WITH_BLANK_LINES) == [
        "北国外交部",
        "2031 年 3 月 1 日新闻稿",
        "北国外交部注意到，2031 年 2 月 28 日在南国被占领土上举行了所谓的“选举”。北国不承认这一“选举”的合法性，"
        "也不承认其结果，认为这种“选举”对冲突的和平解决不应有任何影响。",
        "北国外交部重申支持调解小组及其共同主席，并大力支持他们为解决南国冲突所作的努力，且鼓励冲突各方加大努力，"
        "以便通过谈判解决冲突。",
        "大使 Jonathan Fitzgerald-Smithson 在今天上午举行的记者会上补充说明，北国将继续支持南国的领土完整。",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "2031年1月1日,北國總統宣佈獨立。\n2031年2月3日,南國表示反對,並呼籲各方保持克制。\n各方表態\n北國\n",
            ["2031年1月1日,北國總統宣佈獨立。", "2031年2月3日,南國表示反對,並呼籲各方保持克制。", "各方表態", "北國"],
            id="one-line-per-paragraph",
        ),
        pytest.param(
            "Permanent Mission of Norland\nOslo Street 5\nNew York\n",
            ["Permanent Mission of Norland", "Oslo Street 5", "New York"],
            id="lines-of-an-address-stay",
        ),
        pytest.param(
            "Permanent Mission of Norland\nto the United Nations\nNew York\n",
            ["Permanent Mission of Norland to the United Nations", "New York"],
            id="a-small-letter-goes-on",
        ),
        pytest.param(
            "# Heading\nThe text of the statement.\n",
            ["Heading", "The text of the statement."],
            id="heading-is-never-joined",
        ),
        pytest.param(
            "**Position of States with regard to the illegitimate  \nelections in the occupied territories  \n"
            "of Sudria**\n\nText.\n",
            [
                "Position of States with regard to the illegitimate elections in the occupied territories of Sudria",
                "Text.",
            ],
            id="hard-breaks-inside-a-bold-heading",
        ),
        pytest.param(
            "北国集团地区旷日持久的冲突及其对国际和平与安全  \n以及各国发展的影响\n\n**x**\n",
            ["北国集团地区旷日持久的冲突及其对国际和平与安全以及各国发展的影响", "x"],
            id="hard-break-in-a-full-line",
        ),
        pytest.param(
            "大会  \n安全理事会  \n15 May 2031  \nOriginal: English\n\n# x\n",
            ["大会", "安全理事会", "15 May 2031", "Original: English", "x"],
            id="hard-breaks-in-a-masthead-stay",
        ),
        pytest.param("One.\n\n\n\nTwo.\n", ["One.", "Two."], id="blank-lines"),
        pytest.param("One.\r\n\r\nTwo.\r\n", ["One.", "Two."], id="windows-line-ends"),
        pytest.param("A\u00a0 b\u3000c\td", ["A b c d"], id="blanks-collapse"),
        pytest.param("دعمـــها \u200fأُجريت\u200e ", ["دعمها أجريت"], id="tatweel-vowels-and-direction-left-out"),
        pytest.param("so\u00adcalled \ufeffword", ["socalled word"], id="soft-hyphen-left-out"),
        pytest.param("Q: Why?\nA: Because.\n", ["Q: Why?", "A: Because."], id="question-and-answer"),
    ],
)
def test_small_texts(text, expected):
    assert blocks(text) == expected


def test_a_page_break_with_furniture_in_mid_paragraph():
    head = "A/85/901\nS/2031/210\n\n31-03456                     3/9\n\n"
    text = ENGLISH.replace(
        "brought about by the use of force, and\n", f"brought about by the use of force, and\n\n{head}"
    )
    document = read_text(text)
    assert [piece.text for piece in document.furniture][:2] == ["A/85/901", "S/2031/210"]
    assert "by the use of force, and calls on all others" in document.text
    at = document.text.index("and calls on")
    assert document.quote(at, at + 9) == f"and\n\n{head}calls"


def test_a_quote_over_a_line_break_maps_back_exactly():
    document = read_text(CHINESE_WITH_BLANK_LINES)
    at = document.text.index("冲突的和平解决")
    assert document.quote(at, at + 7) == "冲突\n\n的和平解决"


def test_layout_is_recorded():
    document = read_text(CHINESE_WITH_BLANK_LINES)
    assert [block.lines for block in document.blocks] == [1, 1, 3, 2, 2]
    assert [block.indent for block in document.blocks] == [2, 2, 1, 1, 1]
    assert {block.language for block in document.blocks} == {"zh-Hans"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "# NORLAND\n\nOslo, 01.03.2031\n\nThe Government of Norland does not recognise the so-called elections.\n\n"
            "# ПРЕСС-РЕЛИЗ\n\n01.03.2031\n\nПравительство Норландии не признаёт так называемые выборы.\n",
            ["en", "en", "en", "ru", "ru", "ru"],
            id="two-versions",
        ),
        pytest.param(
            "# NORLAND\n\nThe Government of Norland does not recognise the elections.\n\n"
            "# NORLANDE\n\nLe Gouvernement de la Norlande ne reconnaît pas les élections.\n",
            ["en", "en", "fr", "fr"],
            id="a-heading-goes-with-what-follows",
        ),
        pytest.param("大使\n\n我們對選舉的結果不予承認。\n", ["zh-Hant", "zh-Hant"], id="same-in-both-scripts"),
        pytest.param("31.03.2031\n", ["und"], id="nothing-tells"),
    ],
)
def test_language_of_each_block(text, expected):
    assert [block.language for block in read_text(text).blocks] == expected


def test_a_language_that_is_given_holds_for_all():
    document = read_text("Il Governo non riconosce.\n\nThe Government does not.", language="it")
    assert {block.language for block in document.blocks} == {"it"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "Le cessez-le-feu tient. Elle respecte le cessez-le-\nfeu", "respecte le cessez-le-feu", id="chain"
        ),
        pytest.param("The so-called vote of the so-\ncalled State", "of the so-called State", id="pair"),
        pytest.param("The referendum and the refer-\nendum", "and the referendum", id="one word"),
    ],
)
def test_a_hyphen_of_the_word_itself_stays(source: str, expected: str) -> None:
    from verbale.reading.inline import Scan
    from verbale.reading.weave import Weaver

    weaver = Weaver(source)
    cut = source.index("\n")
    weaver.add_block([(0, cut), (cut + 1, len(source))], Scan(), kind="paragraph")
    assert weaver.text.endswith(expected)
