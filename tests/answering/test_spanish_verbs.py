"""Forms of irregular Spanish verbs, led to the verb."""

from __future__ import annotations

import pytest

from briefing_qa.answering.words.spanish_verbs import beginnings_of, irregular_verbs
from briefing_qa.terms import fold, stem


@pytest.mark.parametrize(
    ("forms", "verb"),
    [
        ("obtuvieron obtengan obtiene obtendrá obtenido obtener obtención", "obtener"),
        ("dispusieron disponen dispuso dispongan dispuesto disposición", "disponer"),
        ("mantuvo mantienen mantenga mantendrían", "mantener"),
        ("propuso proponga propuestas propondrá", "proponer"),
        ("hizo hicieron hagan hacía hecho hará", "hacer"),
        ("pudo pueden podrán podía", "poder"),
        ("quiso quieren querían querrá", "querer"),
        ("intervino intervengan interviene intervendrá intervención", "intervenir"),
        ("dijo digan dicen diciendo dirán", "decir"),
        ("contrajo contraigan contrayeron", "contraer"),
        ("condujo conduzca conducen conducido conducción", "conducir"),
        ("redujeron reduzca reducen reduciría reducción", "reducir"),
        ("supo sepan sabían sabrá", "saber"),
        ("hubo haya había habrán", "haber"),
        ("dio dieron dan daba", "dar"),
        ("fue iba van", "ir"),
        ("fue era son", "ser"),
        ("murió mueren moría muerto", "morir"),
        ("consiguieron consigan conseguido", "conseguir"),
        ("inscribieron inscriben inscritos", "inscribir"),
    ],
)
def test_all_forms_are_of_one_verb(forms: str, verb: str) -> None:
    """Pasts, subjunctives, futures, participles, nouns, and the stems of all of them."""
    for form in map(fold, forms.split()):
        assert verb in irregular_verbs(form)
        term = stem(form, "es")
        assert term == form or verb in irregular_verbs(term)
        assert any(term.startswith(begin) for begin in beginnings_of(frozenset({verb})))


@pytest.mark.parametrize(
    "word", ["vendedora", "salud", "derecho", "dictamen", "vecino", "cabeza", "mundo", "tendencia"]
)
def test_other_words_are_of_none(word: str) -> None:
    """What only begins like a verb does not end like one."""
    assert not irregular_verbs(word)
