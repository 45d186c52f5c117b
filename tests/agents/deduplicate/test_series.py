"""Templates stay apart, corrected and respelled copies do not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from agents.deduplicate.fold import Folded
from agents.deduplicate.series import is_series
from agents.deduplicate.verify import compare

PACKAGE = (
    "The member states of the union agreed on Wednesday on the {0} package of sanctions against the Marches. "
    "The {0} package forbids the sale of optics, engines and radios and adds {1} companies to the list. It needs "
    "the formal consent of all 27 members and is to enter into force before the end of the month, as in 2022."
)
COUNT = (
    "The ministry said that {0} drones were shot down in the night over the Tarn valley and {1} over the coast. "
    "{2} others were lost from sight. It repeated that people should stay away from windows and not film the guns."
)
STORY = (
    "The ferry Ree ran aground off {0} on Tuesday with {1} people on board, the coast guard said. {2} passengers "
    "were taken off by helicopter and the rest in boats. Captain {3} told reporters that the radar had failed in "
    "thick fog. The ferry was built in 1998, carries 400 people and was last inspected in May. Its owner said that "
    "the cause would be found."
)


def series(one: str, other: str, titles: tuple[str, str] = ("", ""), hours: int = 0) -> bool:
    new, old = Folded(other), Folded(one)
    match = compare(new, old)
    assert match.relation == "copy", "they must share enough for the guard to be asked"
    return is_series(new, old, match.chain, titles, timedelta(hours=hours))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(PACKAGE.format("12th", 40), PACKAGE.format("13th", 61), id="12th and 13th package"),
        pytest.param(COUNT.format(12, 7, 3), COUNT.format(31, 9, 5), id="another night"),
        pytest.param(COUNT.format(12, 7, 3).upper(), COUNT.format(31, 9, 5).upper(), id="in capitals"),
        pytest.param(
            STORY.format("Velm", 120, 30, "Pia Rusk"),
            STORY.format("Drey", 85, 12, "Otto Varn").replace("Ree", "Istra"),
            id="another ferry",
        ),
    ],
)
def test_two_issues_of_a_template(one: str, other: str) -> None:
    assert series(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(PACKAGE.format("12th", 40), PACKAGE.format("12th", 44), id="a number put right"),
        pytest.param(COUNT.format(12, 7, 3), COUNT.format(12, 7, 4), id="one of three numbers put right"),
        pytest.param(
            STORY.format("Velm", 120, 30, "Pia Rusk"), STORY.format("Velm", 125, 31, "Pia Rusk"), id="two of five"
        ),
        pytest.param(
            STORY.format("Nordhaven", 120, 30, "Pia Rusk"),
            STORY.format("Nordhavn", 120, 30, "Pia Russk"),
            id="names in another spelling",
        ),
        pytest.param(
            STORY.format("Velm", 120, 30, "Pia Rusk"),
            STORY.format("Velm", 120, 30, "Pia Rusk").upper(),
            id="in capitals",
        ),
        pytest.param(
            STORY.format("Velm", 120, 30, "Pia Rusk"),
            "VELM, Tuesday (North Gate Press) - " + STORY.format("Velm", 120, 30, "Pia Rusk"),
            id="with a dateline",
        ),
    ],
)
@pytest.mark.parametrize("hours", [0, 48])
def test_a_copy_with_corrections(one: str, other: str, hours: int) -> None:
    assert not series(one, other, hours=hours)


@pytest.mark.parametrize(
    ("titles", "apart"),
    [
        (("Fire on the quay in Velm", "Velm quay on fire"), False),
        (("Fire in Velm", "Fire in Nordhaven"), True),
        (("12 HURT IN VELM", "VELM: 12 HURT"), False),
        (("", "Fire in Velm"), False),
    ],
)
def test_the_titles_of_short_texts_must_agree(titles: tuple[str, str], apart: bool) -> None:
    brief = "A fire broke out on the quay of the town of Velm in the night and was put out after three hours of work."
    assert series(brief, brief + " It is being looked into.", titles) is apart


def test_titles_that_differ_by_a_number_alone_a_day_later_are_a_series() -> None:
    one, other = PACKAGE.format("new", 40), PACKAGE.format("new", 61)
    assert series(one, other, ("Sanctions, part 4", "Sanctions, part 5"), hours=24)
    assert not series(one, other, ("Sanctions, part 4", "Sanctions, part 5"), hours=1)
