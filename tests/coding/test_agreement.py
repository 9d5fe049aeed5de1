"""Alpha, by the published worked examples and at the edges."""

import pytest

from verbale.coding.agreement import alpha

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A, B and C (nominal).
TWO_BINARY = [a + b for a, b in zip("0100000010", "1110010000", strict=True)]
TWO_NOMINAL = [a + b for a, b in zip("aabbdccceddaa"[:12], "babbbcccedddd"[:12], strict=True)]
FOUR_WITH_GAPS = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]


@pytest.mark.parametrize(
    ("units", "figure"),
    [
        pytest.param(TWO_BINARY, 0.095, id="two observers, binary"),
        pytest.param(TWO_NOMINAL, 0.692, id="two observers, five values"),
        pytest.param(FOUR_WITH_GAPS, 0.743, id="four observers, with gaps"),
        pytest.param(["aa", "bb"], 1, id="always alike"),
        pytest.param(["ab", "ba"], -0.5, id="never alike is worse than chance"),
        pytest.param(["aa", "aa"], None, id="one value only"),
        pytest.param(["a", ""], None, id="nothing to compare"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_alpha(units: list[str], figure: float | None) -> None:
    assert alpha(units) == (None if figure is None else pytest.approx(figure, abs=0.0005))
