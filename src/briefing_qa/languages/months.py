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

MONTH = rf"(?:{'|'.join(MONTHS)})"
"""The name of one, as part of a pattern."""

SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()}
"""Number of each month by the first three letters of its name."""
