"""Alpha and kappa, by published and hand-worked examples and at the edges."""

import pytest

from verbale.coding.agreement import agreement, alpha, kappa, of_positions, stance
from verbale.coding.labels import Pair

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A, B and C (nominal).
TWO_BINARY = [a + b for a, b in zip("0100000010", "1110010000", strict=True)]
TWO_NOMINAL = [a + b for a, b in zip("aabbdccceddaa"[:12], "babbbcccedddd"[:12], strict=True)]
FOUR_WITH_GAPS = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]

# By hand. Five units: a-a, a-a, a-b, b-b, b-b.
# Alike: 4/5. The first coder says a 3 times of 5, the second 2 of 5.
# kappa: by chance 3/5·2/5 + 2/5·3/5 = 12/25; (20/25 - 12/25) / (25/25 - 12/25) = 8/13 = 0.615.
# alpha: 10 values, 5 a and 5 b; expected disagreement 2·5·5 / (10·9) = 50/90, observed 2/10;
#        1 - (2/10)/(50/90) = 1 - 18/50 = 0.64.
FIVE = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]

# J. Cohen (1960) defines kappa on shares; this table has 20 of 50 yes-yes, 5 yes-no, 10 no-yes, 15 no-no:
# alike 35/50 = 0.7; by chance 25/50·30/50 + 25/50·20/50 = 0.5; (0.7 - 0.5) / 0.5 = 0.4.
FIFTY = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15


@pytest.mark.parametrize(
    ("units", "figure"),
    [
        pytest.param(TWO_BINARY, 0.095, id="two observers, binary"),
        pytest.param(TWO_NOMINAL, 0.692, id="two observers, five values"),
        pytest.param(FOUR_WITH_GAPS, 0.743, id="four observers, with gaps"),
        pytest.param(FIVE, 0.64, id="by hand"),
        pytest.param(["aa", "bb"], 1, id="always alike"),
        pytest.param(["ab", "ba"], -0.5, id="never alike is worse than chance"),
        pytest.param(["aa", "aa"], None, id="one value only"),
        pytest.param(["a", ""], None, id="nothing to compare"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_alpha(units: list[str], figure: float | None) -> None:
    assert alpha(units) == (None if figure is None else pytest.approx(figure, abs=0.0005))


@pytest.mark.parametrize(
    ("units", "figure"),
    [
        pytest.param(FIVE, 8 / 13, id="by hand"),
        pytest.param(FIFTY, 0.4, id="two by two"),
        pytest.param([("a", "a"), ("b", "b")], 1, id="always alike"),
        pytest.param([("a", "b"), ("b", "a")], -1, id="never alike is worse than chance"),
        pytest.param([("a", "b"), ("a", "b")], 0, id="each of them one value, but not the same"),
        pytest.param([("a", "a"), ("a", "a")], None, id="one value only"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_kappa(units: list[tuple[str, str]], figure: float | None) -> None:
    assert kappa(units) == (None if figure is None else pytest.approx(figure))


def test_all_figures_of_no_units_are_undefined() -> None:
    found = agreement([])
    assert (found.units, found.share, found.kappa, found.alpha) == (0, None, None, None)


def positions(*pairs: Pair) -> frozenset[Pair]:
    return frozenset(pairs)


AGAINST, FOR, LAW = ("vote", "against"), ("vote", "for"), ("law", "for")
CODED = [
    (positions(AGAINST), positions(AGAINST)),
    (positions(AGAINST, LAW), positions(AGAINST)),  # the second missed the law
    (positions(FOR), positions(AGAINST)),
    (positions(), positions(LAW)),  # the first missed it
]


def test_units_are_statements_and_issues_that_somebody_coded() -> None:
    found = of_positions(CODED)
    # vote: against-against, against-against, for-against; law: for-none, none-for. Alike are 2 of 5.
    assert (found.positions.units, found.positions.share) == (5, pytest.approx(2 / 5))
    # Both coded the vote of three statements, two of them alike.
    assert (found.stances.units, found.stances.share) == (3, pytest.approx(2 / 3))
    # By issue all four statements are units. law: none-none, for-none, none-none, none-for; by chance
    # (1·1 + 3·3)/16 = 10/16, alike 8/16; (8 - 10)/(16 - 10) = -1/3.
    assert {issue: figures.units for issue, figures in found.issues.items()} == {"law": 4, "vote": 4}
    assert found.issues["law"].kappa == pytest.approx(-1 / 3)


def test_statements_that_nobody_coded_change_nothing() -> None:
    assert of_positions([*CODED, *[(positions(), positions())] * 50]) == of_positions(CODED)


def test_both_stances_on_an_issue_are_one_value() -> None:
    assert stance(positions(AGAINST, FOR, LAW), "vote") == "against+for"
    assert stance(positions(LAW), "vote") == "none"
