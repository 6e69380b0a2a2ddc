"""Letters that follow each other closely, as nearly all of a page do: told without a closer look.

They are plain letters of one text object. So none of them is an accent or a hyphen, begins another
run, or stands in the place of the one before it.
"""

from __future__ import annotations

from briefing_qa.documents.pdf.characters import Characters
from briefing_qa.documents.pdf.ligatures import WIDE, may_be_ligature
from briefing_qa.documents.pdf.looks import Look

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:()-")

GAP = 0.3
"""In parts of the type size: so far apart, letters are of two words."""

_OVER = 0.2  # of the type size: so far one may reach over the next


def is_close(gap: float, look: Look) -> bool:
    """Whether the gap between two letters is one of those inside of a word."""
    return -_OVER * look.style.size < gap < GAP * look.style.size


def close_letters(
    characters: Characters, index: int, look: Look, begin: float, end: float
) -> tuple[int, float]:
    """How far a word goes on with letters that nothing else has to be asked about.

    Args:
        characters: of the page.
        index: of the first in question; the one before it is the last letter of the word so far.
        look: of the word.
        begin: of the word along its line, in the page's own coordinates.
        end: likewise.

    Returns:
        Index of the first character that does not follow so, and where the word ends before it.
    """
    letters, objects = characters.letters, characters.objects
    begins, ends = characters.edges(look.axis)
    text_object = objects[index - 1]
    near_from, near_to = -_OVER * look.style.size, GAP * look.style.size
    for at in range(index, len(objects)):
        letter, left, right = letters[at], begins[at], ends[at]
        if objects[at] != text_object or letter not in PLAIN:
            return at, end
        if not (near_from < left - end < near_to and begin <= left < right):
            return at, end
        if letter in WIDE and may_be_ligature(letter, right - left, look):
            return at, end
        if right > end:
            end = right
    return len(objects), end
