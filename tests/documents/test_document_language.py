"""The language of a document whose file states another."""

from __future__ import annotations

import pytest

from briefing_qa.documents.language import believed_language, language_code

SPANISH = (
    "La pandemia cerró 1 200 comedores escolares en el departamento de Puno. La Red repartió "
    "34 500 canastas de alimentos entre abril y junio, el doble de lo previsto. Las familias de "
    "la isla las recibieron en bote. La radio transmite en quechua y aimara desde el 20 de abril."
)
ENGLISH = (
    "The pandemic closed 1,200 school kitchens in the department of Puno. The network gave out "
    "34,500 baskets of food between April and June, which is twice as many as it had planned for."
)
FRENCH = (
    "La pandémie a fermé les cantines de toutes les écoles dans le département. Le réseau a donné "
    "34 500 paniers aux familles, qui les ont reçus avec les enfants chez elles et dans leurs îles."
)


@pytest.mark.parametrize(
    ("tag", "text", "code"),
    [
        ("en-US", SPANISH, "es"),
        ("es-PE", ENGLISH + " It was not so in the other one.", "en"),
        ("en-US", SPANISH[:70], "en"),
        ("en-US", f"{SPANISH} {ENGLISH}", "en"),
        ("qu", SPANISH, "qu"),
        ("fr-CA", ENGLISH * 3, "en"),
        ("fr-CA", ENGLISH, "fr"),
        ("fr-CA", f"{ENGLISH * 3} {FRENCH}", "fr"),
        ("fr-CA", FRENCH * 3, "fr"),
        ("", FRENCH * 3, "fr"),
        ("", f"{ENGLISH * 3} {FRENCH}", "en"),
        ("", SPANISH, "es"),
        ("", "", "en"),
    ],
)
def test_a_short_text_in_one_language_tells_it(tag: str, text: str, code: str) -> None:
    """Against what a program wrote into the file; a few words, or both languages, do not."""
    assert believed_language(tag, text) == code


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("es", "es"), (" ES-pe ", "es"), ("spa", "es"), ("fre", "fr"), ("fra-CA", "fr"),
        ("que", "qu"), ("quz", "quz"), ("shp", "shp"), ("zh_Hant", "zh"),
        ("sp", ""), ("xx", ""), ("jp", ""), ("en/es", ""), ("und", ""), ("español", ""), ("", ""),
    ],
)  # fmt: skip
def test_code_of_a_language_is_one_that_there_is(tag: str, code: str) -> None:
    """The short one where it has both; two letters that are none, and words, are no language."""
    assert language_code(tag) == code
