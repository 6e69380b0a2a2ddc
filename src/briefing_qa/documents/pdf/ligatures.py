"""Ligatures of which a file names only the last letter: "inancial" where "financial" is printed.

Some programs write a font's ligatures so that no reader gets more than "i" for "fi", "h" for "Th".
They are told by their width, which is that of all their letters, in the same font.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing_qa.documents.pdf.characters import Characters
from briefing_qa.documents.pdf.hyphens import in_word_list
from briefing_qa.documents.pdf.looks import Look
from briefing_qa.documents.pdf.values import Run

WIDE = {"i": 0.4, "l": 0.4, "j": 0.42, "t": 0.46, "f": 0.5, "h": 0.8}
"""Letters in which ligatures end, and from what width, in parts of the type size, one may be."""

PARTS = frozenset("fijlthT")
"""Letters of which ligatures are made."""

_LIGATURES = {
    "i": ("fi", "ffi"),
    "l": ("fl", "ffl"),
    "j": ("fj",),
    "t": ("ft", "tt"),
    "f": ("ff",),
    "h": ("Th",),
}
_AS_SMALL_CAPITALS = frozenset("ltj")  # these are as wide as ligatures
_LIKELY = {"f": 1.4, "T": 1.15}  # widths of letters that a page may lack, of the one beside them
_WIDER = 1.4  # than the letter alone
_CLOSE_SET = (0.66, 1.08)  # of the widths of its letters, one after the other
_LANGUAGES = ("en", "es")


class Suspect(NamedTuple):
    """A letter that may be a ligature.

    Attributes:
        runs: where its run stands.
        position: of its run in these.
        at: index of the letter in the words of the run.
        letter: what the file says that it is.
        width: of the letter, in parts of the type size.
        font: names its font on this page.
    """

    runs: list[Run]
    position: int
    at: int
    letter: str
    width: float
    font: int


def write_out(suspects: Sequence[Suspect], usual: Mapping[tuple[int, str], float]) -> None:
    """Write the ligatures among suspects with all their letters, in their runs.

    A word that the word list has as it stands is only changed into another that it has.

    Args:
        suspects: of one page; of a run, from left to right.
        usual: width of letters by font and letter, in parts of the type size.
    """
    found = [one for suspect in reversed(suspects) if (one := _ligature(suspect, usual))]
    sure = {suspect.font for suspect, _ in found if suspect.letter not in _AS_SMALL_CAPITALS}
    for suspect, letters in found:
        run = suspect.runs[suspect.position]
        word = f"{run.text[: suspect.at]}{letters}{run.text[suspect.at + 1 :]}"
        known, known_before = _is_word(word), _is_word(run.text)
        better = known and not known_before
        if better or (suspect.font in sure and known == known_before):
            suspect.runs[suspect.position] = run._replace(text=word)


def _ligature(
    suspect: Suspect, usual: Mapping[tuple[int, str], float]
) -> tuple[Suspect, str] | None:
    """The letters that a suspect may show; None where it is but the letter."""
    text = suspect.runs[suspect.position].text
    found = [one for one in _LIGATURES[suspect.letter] if _is_as_wide(suspect, one, usual)]
    if len(found) > 1:
        words = (f"{text[: suspect.at]}{one}{text[suspect.at + 1 :]}" for one in found)
        found = [one for one, word in zip(found, words, strict=True) if _is_word(word)]
    return (suspect, found[0]) if found else None


def may_be_ligature(letter: str, width: float, look: Look) -> bool:
    """Whether a letter, of a width in points, is so wide that it may show others with it."""
    return letter in WIDE and width > WIDE[letter] * look.unit


def usual_widths(
    suspects: Sequence[Suspect], characters: Characters, looks: Mapping[int, Look | None]
) -> dict[tuple[int, str], float]:
    """Least widths by font and letter, as `write_out` takes them.

    Args:
        suspects: of one page; only their fonts are looked at.
        characters: of the page.
        looks: of its text objects, by their addresses.
    """
    fonts = {suspect.font for suspect in suspects}
    in_fonts = {key: look for key, look in looks.items() if look and look.font in fonts}
    usual: dict[tuple[int, str], float] = {}
    if not in_fonts:
        return usual
    for index, (letter, key) in enumerate(zip(characters.letters, characters.objects, strict=True)):
        if letter in PARTS and key in in_fonts:
            look = in_fonts[key]
            begins, ends = characters.edges(look.axis)
            width, which = (ends[index] - begins[index]) / look.unit, (look.font, letter)
            if width > 0:
                usual[which] = min(width, usual.get(which, width))
    return usual


def _is_as_wide(
    suspect: Suspect, letters: Iterable[str], usual: Mapping[tuple[int, str], float]
) -> bool:
    """Whether a sign is as wide as some letters, set close, and wider than the last of them."""
    alone = usual.get((suspect.font, suspect.letter), suspect.width)
    widths = [usual.get((suspect.font, part), _LIKELY.get(part, 1.0) * alone) for part in letters]
    if suspect.width < _WIDER * alone:
        return False
    return _CLOSE_SET[0] <= suspect.width / sum(widths) <= _CLOSE_SET[1]


def _is_word(text: str) -> bool:
    word = text.strip("()[]“”\"'.,;:").casefold()
    return any(in_word_list(word, language) for language in _LANGUAGES)
