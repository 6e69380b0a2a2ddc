"""The names of months, in English and Spanish, folded."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january enero", "february febrero", "march marzo", "april abril", "may mayo",
            "june junio", "july julio", "august agosto", "september septiembre setiembre",
            "october octubre", "november noviembre", "december diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Number of each month by its name."""
