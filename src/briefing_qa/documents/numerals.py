"""Numbers as lists show them."""

from __future__ import annotations


def numeral(number: int, form: str) -> str:
    """A number as a list shows it: "iv", "D", "04"; as figures where the form is another."""
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26 * 30:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        return roman(number) if form == "lowerRoman" else roman(number).upper()
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)


def roman(number: int) -> str:
    """A number from 1 to 3999 in Roman numerals, in lower case."""
    found = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        found += letters * (number // value)
        number %= value
    return found
