"""Columns that a drawn rule crosses: a box, or a line, parts what stands above it from below."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.documents.pdf.bands import Atom, Band, Region, Row
from briefing_qa.documents.pdf.values import Rule, Run

_WIDE = 0.9  # of the region's width: so much of it a rule crosses
_TOUCH = 3.0  # points


def uncrossed(region: Region, band: Band, rules: Sequence[Rule]) -> Band:
    """The first columns of a band above, between or below the rules that cross all of it.

    Text in a box from edge to edge leaves the strips of its last columns free where it is short;
    the columns above it do not go on below. A rule within what has too few lines to make columns by
    itself parts nothing.

    Args:
        region: in which the band stands.
        band: with columns of running text.
        rules: of the page.
    """
    cuts = [
        index
        for index in range(band.first + 1, band.last)
        if _is_crossed(region, region.rows[index - 1], region.rows[index], rules)
    ]
    if not cuts:
        return band
    edges = [band.first, *cuts, band.last]
    pieces = [region.band(edges[i], edges[i + 1]) for i in range(len(edges) - 1)]
    short = [not piece.strips and _is_beside(region, piece, band) for piece in pieces]
    first = band.first
    for number, piece in enumerate(pieces):
        if number + 1 < len(pieces) and (short[number] or short[number + 1]):
            continue
        whole = region.band(first, piece.last)
        if whole.strips:
            return whole
        first = piece.last
    return band


def _is_crossed(region: Region, above: Row, below: Row, rules: Sequence[Rule]) -> bool:
    """Whether a rule goes through between two rows, over all columns."""
    upper = max(map(_foot, above.atoms))
    lower = min(atom.top for atom in below.atoms) + _TOUCH
    least = _WIDE * (region.right - region.left)
    return any(
        rule.level
        and upper < rule.top < lower
        and min(rule.right, region.right) - max(rule.left, region.left) >= least
        for rule in rules
    )


def _foot(atom: Atom) -> float:
    return atom.baseline if isinstance(atom, Run) else atom.bottom


def _is_beside(region: Region, piece: Band, band: Band) -> bool:
    """Whether a piece has words on both sides of a strip of its band."""
    for left, right in band.strips:
        atoms = [atom for row in region.rows[piece.first : piece.last] for atom in row.atoms]
        sides = {atom.left > (left + right) / 2 for atom in atoms}
        if len(sides) > 1:
            return True
    return False
