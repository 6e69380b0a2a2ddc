"""The line below a title: whose a text is, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_qa import BriefingQA
from briefing_qa.answering.evidence.fronts import front_of
from briefing_qa.answering.evidence.imprints import imprint, told
from briefing_qa.answering.evidence.subjects import imprinted
from briefing_qa.types import Document, Section

BODY = "Everyone who learns of harm reports it within twelve hours to the person in charge."


def document(line: str, body: str = BODY, *, headed: bool = False) -> Document:
    """A title, a line below it, and a text."""
    title = "# Rules\n\n"
    text = f"{title}{line}\n\n{body}\n"
    starts = [0, len(title)] if headed else [0]
    ends = [*starts[1:], len(text)]
    sections = tuple(
        Section(
            headings=(),
            start=start,
            body_start=start + text[start:].index("\n") + 1,
            end=end,
        )
        for start, end in zip(starts, ends, strict=True)
    )
    return Document(id="rules", title="Rules", text=text, sections=sections)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Orbit Children International. Version 4.2, approved by the Board on 12 May 2023.",
            ("Orbit Children International",),
        ),
        ("República del Paraguay. Sancionada el 14 de mayo de 2024.", ("República del Paraguay",)),
        (
            "Mesa Técnica del departamento de Lempira, Honduras. Versión aprobada en 2023.",
            ("Mesa Técnica del departamento de Lempira, Honduras",),
        ),
        (
            "**Research brief 7 — Lantern Institute for Technology — May 2024**",
            ("Lantern Institute for Technology",),
        ),
        (
            "Ministry of Social Services, Lusaka, June 2023.",
            ("Ministry of Social Services, Lusaka",),
        ),
    ],
)
def test_the_names_below_a_title_are_read(line: str, names: tuple[str, ...]) -> None:
    """Without the dates, and whatever parts them."""
    found = imprint(document(line))
    assert found is not None
    assert found.names == names
    assert front_of(document(line)).publisher == ", ".join(names)


@pytest.mark.parametrize(
    "line",
    [
        "In Nepal thousands of girls work in bars and kitchens where the owner keeps the wages.",
        "Reports are made within twelve hours.",
        "ORBIT CHILDREN INTERNATIONAL",
        "Orbit Children, 12 Quay Street, Port Ansel, Thailand",
        "Orbit Children International. Reports are made within twelve hours.",
    ],
)
def test_a_sentence_or_an_address_is_no_imprint(line: str) -> None:
    """Nor is a line all in capitals, which is a title."""
    assert told(line) is None


def test_a_heading_is_no_imprint() -> None:
    """The same words are one where they stand in a line of their own."""
    assert imprint(document("Part One. General Matters")) is not None
    assert imprint(document("Part One. General Matters", headed=True)) is None


def test_a_text_is_of_the_country_below_its_title() -> None:
    """Where it names no other one often."""
    law = "República del Paraguay. Sancionada el 14 de mayo de 2024."
    assert imprinted(document(law)) == {"paraguay"}
    assert imprinted(document(law, "Chile " * 9)) == frozenset()
    assert imprinted(document("Orbit Children International. Version 4.2.")) == frozenset()


def test_the_seat_of_a_body_is_not_what_its_text_is_about() -> None:
    """Unless the text speaks of the country as well."""
    line = "Orbit Children International, Bangkok, Thailand. Version 4.2, May 2023."
    assert imprinted(document(line)) == frozenset()
    assert imprinted(document(line, f"{BODY} Thai staff do so by telephone.")) == {"thailand"}


def test_what_such_a_text_says_answers_for_its_body_and_country(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    """And for no other body or country."""
    corpus = write_corpus(
        tmp_path / "corpus",
        {
            "policy.md": (
                "# Safeguarding policy\n\nOrbit Children International. Version 4, May 2023.\n\n"
                "## Reports\n\nStaff report a suspicion of harm within twelve hours.\n"
            ),
            "ley.md": (
                "# Ley 79 de protección\n\nRepública del Paraguay. Sancionada en mayo de 2024.\n\n"
                "## Denuncia\n\nLos docentes deberán denunciar dentro de las veinte horas.\n"
            ),
        },
    )
    with BriefingQA.open(corpus=corpus, index=tmp_path / "index") as engine:
        asked = "Within how many hours must {} staff report a suspicion of harm?"
        assert "twelve hours" in engine.ask(asked.format("Orbit")).text
        assert engine.ask(asked.format("World Vision")).abstained
        asked = "¿Dentro de cuántas horas deben denunciar los docentes en {}?"
        assert "veinte horas" in engine.ask(asked.format("Paraguay")).text
        assert engine.ask(asked.format("Uruguay")).abstained
