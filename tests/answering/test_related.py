"""Which passages a refusal shows."""

from __future__ import annotations

from briefing_qa.answering.saying.related import SHOWN, nearest_passages, related

BEDS = "How many beds does the Liwonde shelter have?"
NAMWERA = "There is a single shelter, at Namwera, with 12 beds. A second one is planned at Liwonde."
TRIESTE = "The region has 38 centres with 1,260 authorised places, and the mayors have no money."
HOBART = "We have run respite care since 1996. We have four houses, with 26 beds altogether."
MOZAMBIQUE = "Girls who fled to the shelter slept in the open, because there were too few beds."
GUATEMALA = "En los 84 hogares vivían 2,946 niñas, niños y adolescentes, dice el informe."


def test_passages_on_another_matter_are_not_shown() -> None:
    """One that has none of the question's words, or few beside the best, is no near one."""
    assert nearest_passages(BEDS, [NAMWERA, TRIESTE, HOBART]) == (0,)
    assert nearest_passages(BEDS, [NAMWERA, MOZAMBIQUE, HOBART]) == (0, 1)


def test_one_that_is_near_takes_the_place_of_one_that_is_not() -> None:
    """They are shown in the order in which they were found, also from behind the third."""
    assert nearest_passages(BEDS, [TRIESTE, NAMWERA, HOBART, TRIESTE, MOZAMBIQUE]) == (1, 4)
    assert nearest_passages(BEDS, [*[TRIESTE] * 5, NAMWERA]) == (0,)


def test_never_more_than_a_few_and_never_none() -> None:
    """The best is shown where it shares no word with the question, too; nothing makes nothing."""
    assert nearest_passages(BEDS, [NAMWERA] * 5) == tuple(range(SHOWN))
    assert related(BEDS, [NAMWERA] * 9) == (0, 1, 2, 3, 4)
    assert nearest_passages("Why do whales sing?", [TRIESTE, HOBART]) == (0,)
    assert nearest_passages(BEDS, []) == nearest_passages("Why?", []) == ()
    assert nearest_passages("Why?", [TRIESTE, HOBART]) == (0, 1)


def test_words_do_not_tell_what_is_near_in_another_language() -> None:
    """A passage in another language stays, unless one in the question's plainly goes with it."""
    asked = "How many children died in care homes in Guatemala in 2022?"
    weak = "The unit took 3,940 reports about messaging apps in 2022, more than the year before."
    assert nearest_passages(asked, [weak, TRIESTE, GUATEMALA]) == (0, 2)
    assert nearest_passages(asked, [GUATEMALA, GUATEMALA]) == (0, 1)
    assert nearest_passages(BEDS, [NAMWERA, GUATEMALA]) == (0,)
