"""The short rule that stands above the footnotes of a column."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.documents.pdf.values import Line, PageContent, Rule, Table

LOWER_PART = 0.25
"""Of the page's height: what stands above it is no footnote."""

_SHARE = (0.04, 0.6)  # of the page's width
_NARROWEST = 0.3  # of the page's width: the least a column is taken to have
_TOUCH = 2.0  # points
_BELOW = 8.0  # points: a table's last rule stands at most so far below its last line


def footnote_rule(lines: Sequence[Line], page: PageContent) -> Rule | None:
    """The lowest short rule that begins at the left of a column and has text above and below.

    It stands alone: borders of tables and frames, bars and axes of charts touch other rules.

    Args:
        lines: of the column, from top to bottom.
        page: on which they stand.
    """
    left, right = lines[0].column.left, lines[0].column.right
    width = max(right - left, _NARROWEST * page.width)  # what is left below a table is narrow
    tables = [element for element in page.elements if isinstance(element, Table)]
    found = [
        rule
        for rule in page.rules
        if rule.level
        and _SHARE[0] * page.width <= rule.right - rule.left <= _SHARE[1] * width
        and rule.left <= left + 0.3 * width
        and rule.right > left
        and rule.top > LOWER_PART * page.height
        and any(line.top > rule.top - 2.0 for line in lines)
        and not any(_overlaps(rule, line) for line in lines)
        and not any(_is_of_table(rule, table) for table in tables)
    ]
    for rule in sorted(found, key=lambda rule: -rule.top):
        if not any(_touches(rule, other) for other in page.rules):
            return rule
    return None


def _overlaps(rule: Rule, line: Line) -> bool:
    """Whether a rule stands under or in the words of a line: it underlines them."""
    return line.top < rule.top - 1.0 and rule.top < line.bottom + 1.0 and rule.left < line.right


def _is_of_table(rule: Rule, table: Table) -> bool:
    """Whether a rule stands in a table, or at its edge as wide as it."""
    beside = rule.left < table.right and table.left < rule.right
    if beside and table.top - _TOUCH <= rule.top <= table.bottom + _TOUCH:
        return True
    wide = rule.left <= table.left + _TOUCH and rule.right >= table.right - _TOUCH
    return wide and table.top - _BELOW <= rule.top <= table.bottom + _BELOW


def _touches(rule: Rule, other: Rule) -> bool:
    """Whether another rule meets a rule; one drawn twice is no other."""
    if not (
        rule.left - _TOUCH <= other.right
        and other.left - _TOUCH <= rule.right
        and rule.top - _TOUCH <= other.bottom
        and other.top - _TOUCH <= rule.top
    ):
        return False
    if not other.level:
        return other.bottom - other.top > 2 * _TOUCH
    return abs(rule.left - other.left) > _TOUCH or abs(rule.right - other.right) > _TOUCH
