"""How near words are in meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from briefing_qa.answering.questions import meaning
from briefing_qa.answering.questions.meaning import closeness
from briefing_qa.errors import ModelError
from briefing_qa.models import weights
from briefing_qa.terms import fold, stem

SENTENCE = "The wedding of the two librarians was held in the library of the village."


def near(word: str, text: str, language: str = "en", text_language: str = "en") -> float:
    """How near the nearest word of a text comes to a word."""
    (found,) = closeness([stem(fold(word), language)], language, text, text_language)
    return float(found)


@pytest.mark.parametrize("form", ["wedding", "Wedding", "library", "libraries", "villages"])
def test_a_word_that_stands_in_the_text_is_met_in_full(form: str) -> None:
    """A word has 1 where its stem stands in the text, whatever its form."""
    assert near(form, SENTENCE) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("word", "alike", "stranger"),
    [
        ("marriage", "wedding", "bank"),
        ("physician", "doctor", "canal"),
        ("lodging", "hotel", "rain"),
        ("women", "females", "gardens"),
        ("law", "legislation", "bread"),
    ],
)
def test_a_word_of_like_meaning_is_nearer_than_a_stranger(
    word: str, alike: str, stranger: str
) -> None:
    """Words that share no letter sequence may share a meaning."""
    assert near(word, alike) > near(word, stranger) + 0.15
    assert near(word, stranger) < 0.4


@pytest.mark.parametrize(
    ("english", "spanish", "stranger"),
    [
        ("library", "biblioteca", "río"),
        ("hotels", "hoteles", "bosques"),
        ("woman", "mujer", "canal"),
        ("percentage", "porcentaje", "jardín"),
        ("marriage", "matrimonio", "mercado"),
    ],
)
def test_words_meet_across_languages(english: str, spanish: str, stranger: str) -> None:
    """An English word is near its Spanish one, as near as that is to it."""
    there = near(english, f"Se habla de {spanish}.", "en", "es")
    assert there > near(english, f"Se habla de {stranger}.", "en", "es") + 0.15
    assert near(spanish, f"About the {english}.", "es", "en") >= there - 1e-5


def test_words_that_the_table_does_not_hold_are_near_to_nothing() -> None:
    """Names and numbers are met to the letter elsewhere: here they have 0, even to themselves."""
    assert near("Wojciechowski", "Wojciechowski dug a canal.") == 0.0
    assert near("2019", "It rained in 2019.") == 0.0
    assert near("rain", "Wojciechowski 2019") == 0.0


def test_a_language_without_a_table_is_near_to_nothing() -> None:
    """Text in another language neither meets a word nor raises an error."""
    assert near("library", "Die Bibliothek", "en", "de") == 0.0
    assert near("Bibliothek", SENTENCE, "de", "en") == 0.0


def test_there_is_one_figure_for_each_word() -> None:
    """Figures are float32 in the order of the words; no word has none."""
    stems = [stem(word, "en") for word in ("rain", "library", "zanzibarian")]
    found = closeness(stems, "en", SENTENCE, "en")
    assert found.shape == (3,)
    assert found.dtype == np.float32
    assert found[1] > found[0] >= found[2] == 0.0
    assert closeness([], "en", SENTENCE, "en").shape == (0,)
    assert closeness(stems, "en", "", "en").tolist() == [0.0, 0.0, 0.0]


@given(
    st.lists(st.sampled_from(["rain", "librari", "women", "bode", "wed", "12", "zzz"]), max_size=5),
    st.text(max_size=60),
    st.sampled_from(["en", "es", "de"]),
)
def test_figures_stay_between_0_and_1(words: list[str], text: str, language: str) -> None:
    """Whatever the text, a figure is a finite number from 0 to 1 up to rounding."""
    found = closeness(words, "en", text, language)
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 1)).all()


def test_more_text_brings_no_word_further_away() -> None:
    """The nearest word counts, so that a longer text is at least as near."""
    alone = near("marriage", "The librarians met.")
    assert near("marriage", f"{SENTENCE} The librarians met.") >= alone


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where another table is looked for; what was read of the packaged one is forgotten."""
    caches = (meaning._table, meaning._rows, meaning._vectors, meaning._closeness)
    path = tmp_path / "words.safetensors"
    monkeypatch.setattr(meaning, "_FILE", str(path))
    # Nobody wrote down the checksum of such a table: what is in it is looked at all the same.
    monkeypatch.setattr(weights, "verified", lambda name, content: content)
    for cache in caches:
        cache.cache_clear()
    yield path
    for cache in caches:
        cache.cache_clear()


def write(
    path: Path, rows: Mapping[str, Sequence[Sequence[int]]], stems: Mapping[str, str]
) -> None:
    """A table of a few words."""
    save_file({n: np.array(r, np.int8) for n, r in rows.items()}, path, metadata=dict(stems))


def test_a_table_is_read_as_it_is_written(table: Path) -> None:
    """Rows belong to the stems of their language, and their lengths do not matter."""
    write(
        table,
        {"en": [[3, 0], [0, 9]], "es": [[5, 5]]},
        {"en": '["rain", "wind"]', "es": '["air"]'},
    )
    assert near("rain", "wind") == 0.0
    assert near("rain", "rain") == pytest.approx(1.0)
    assert near("rain", "aire", "en", "es") == pytest.approx(0.5**0.5)


def test_a_row_of_zeros_is_near_to_nothing(table: Path) -> None:
    """A word without a direction makes no NaN."""
    write(table, {"en": [[0, 0], [1, 0]]}, {"en": '["rain", "wind"]'})
    assert near("rain", "rain wind") == 0.0


ROWS = {"en": [[1, 0], [0, 1]], "es": [[1, 1]]}


@pytest.mark.parametrize(
    ("rows", "stems"),
    [
        (ROWS, {"en": '["rain", "wind"]', "es": "[]"}),
        (ROWS, {"en": '["rain"]', "es": '["aire", "lluvia"]'}),
        (ROWS, {"en": "[", "es": '["aire"]'}),
        (ROWS, {"en": '["rain", "wind"]', "fr": '["air"]'}),
        ({"en": [[1, 0]], "es": [[1, 1, 1]]}, {"en": '["rain"]', "es": '["aire"]'}),
        ({"en": [1, 0]}, {"en": '["rain", "wind"]'}),
        (ROWS, {}),
    ],
)
def test_a_table_that_does_not_fit_its_words_is_refused(
    table: Path, rows: Mapping[str, Sequence[Sequence[int]]], stems: Mapping[str, str]
) -> None:
    """Other words than rows raise ModelError that says what to do, in one line."""
    write(table, rows, stems)
    with pytest.raises(ModelError, match="install the package again") as caught:
        near("rain", "wind")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("damage", ["missing", "empty", "cut off", "something else", "folder"])
def test_a_damaged_table_is_refused_in_one_line(table: Path, damage: str) -> None:
    """A file that is missing, cut off or no table raises ModelError that says what to do."""
    if damage == "folder":
        table.mkdir()
    elif damage != "missing":
        write(table, ROWS, {"en": '["rain", "wind"]', "es": '["aire"]'})
        whole = table.read_bytes()
        table.write_bytes(
            {"empty": b"", "cut off": whole[:-3], "something else": b"PK\3\4" * 30}[damage]
        )
    with pytest.raises(ModelError, match="install the package again") as caught:
        near("rain", "wind")
    assert "\n" not in str(caught.value)
