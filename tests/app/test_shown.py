"""Words of documents as they are shown."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_qa.app.shown import cells_at, is_rule, rich, unmarked

LIMITED = settings(max_examples=200, deadline=None)
TEXTS = st.text(alphabet="ab<&*_|[]()-: \n.", max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a **b <c>** d", "a <span hidden>**</span><strong>b &lt;c&gt;</strong>"),
        (
            f"35. **{'It asks' * 300}** So",
            f"35. <span hidden>**</span><strong>{'It asks' * 300}</s",
        ),
        ("**a *b* c** d", "<span hidden>**</span><strong>a </strong><span hidden><strong>*"),
        ("*Note.* So", "<span hidden>*</span><em>Note.</em><span hidden>*</span> So"),
        ("an _old_ law", "an <span hidden>_</span><em>old</em><span hidden>_</span> law"),
        (
            "[law](https://a.org/b)",
            "<span hidden>[</span>law<span hidden>](https://a.org/b)</span>",
        ),
        ("| a | b |", '<span hidden>|</span> a <span class="divide">|</span> b '),
    ],
)
def test_marks_are_hidden_and_what_they_mean_is_seen(text: str, shown: str) -> None:
    """Emphasis is emphasis, a link its words, bars are lines; nothing is left out."""
    assert rich(text).startswith(shown)


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "5* of 8*", "snake_case_name", "f(x) [1] (2)", "**open", "a ** b ** c"]
)
def test_signs_that_are_no_marks_stay(text: str) -> None:
    """Stars of footnotes, products and names with underscores are what they are."""
    assert rich(text) == text
    assert unmarked(text) == text


@LIMITED
@given(text=TEXTS, data=st.data())
def test_every_character_is_in_the_page_wherever_the_text_is_cut(
    text: str, data: st.DataObject
) -> None:
    """What is quoted is exactly the quoted characters, whatever is hidden of them."""
    cut = data.draw(st.integers(0, len(text)))
    made = rich(text, 0, cut) + rich(text, cut)
    bare = re.sub(r"<[^>]*>", "", str(made)).replace("&lt;", "<").replace("&amp;", "&")
    assert bare == text


@LIMITED
@given(row=TEXTS.filter(lambda text: "\n" not in text and text.strip()))
def test_cells_begin_in_order_and_hold_the_whole_row(row: str) -> None:
    """The first begins with the row, so that no character is in none of them."""
    starts = cells_at(row)
    assert starts[0] == 0
    assert starts == sorted(starts)
    assert starts[-1] <= len(row)


def test_lines_break_where_they_stand_by_themselves() -> None:
    """Before lines with a label, if there are some, and before items; wrapped prose goes on."""
    assert rich("Clinic\nWhere: here\nOpen: now").count('class="break"') == 2
    assert 'class="break"' not in rich("They said\nin short: yes, and\nwent on")
    assert rich("Peru:\n- pays\n- trains").count('class="break"') == 2


def test_rows_whose_columns_white_space_sets_are_lines_with_gaps() -> None:
    """Figures that follow each other are not read as one."""
    made = rich("Year   Boys   All\n2019   52\n2020   21\nNote: none.")
    assert (made.count('class="gap"'), made.count('class="break"')) == (4, 3)


def test_line_of_dashes_is_told_from_a_row() -> None:
    """Also where columns are set left or right."""
    assert is_rule("|---|--:|")
    assert not is_rule("| - a | 3 |")


def test_hostile_text_takes_no_long_time() -> None:
    """Thousands of marks that are opened and never closed."""
    begun = time.perf_counter()
    for text in (
        "**a " * 20_000,
        "**" + "a" * 20_000,
        "a\n**b " * 9_000,
        "*a " * 20_000,
        "[a](b " * 20_000,
        "_a " * 20_000,
    ):
        rich(text)
    assert time.perf_counter() - begun < 10
