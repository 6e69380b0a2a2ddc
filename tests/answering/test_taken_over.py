"""Sentences that take over from the one before what they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.taken_over import taken_over
from briefing_qa.types import Unit

Make = Callable[..., Candidate]

WOMEN = "In all 23% of women aged 20 to 24 were married before 18."


@pytest.mark.parametrize(
    ("question", "before", "text", "read"),
    [
        (
            "What share of men aged 20 to 24 were married before 18?",
            WOMEN,
            "For men of the same age the share was 2.5%.",
            "What share of women aged 20 to 24 were married before 18?",
        ),
        (
            "¿Cuánto tardan las chicas en contarlo a un adulto?",
            "La mediana hasta que se contó a un adulto fue de 14 semanas en el estudio.",
            "En los chicos fue mayor: 19 semanas frente a 11 en las chicas.",
            "¿Cuánto tardan los chicos en contarlo a un adulto?",
        ),
        (
            "How long do girls wait before they tell it?",
            "Children waited 14 weeks before they told it.",
            "For boys it was longer: 19 weeks against 11 for girls.",
            "How long do children wait before they tell it?",
        ),
        (
            "¿Qué porcentaje de hombres se casó antes de los 18?",
            WOMEN,
            "Among men of that age the figure was 8.6%.",
            "¿Qué porcentaje de mujeres se casó antes de los 18?",
        ),
        (
            "What share of girls left school in 2015?",
            "In 2020, 14% of girls left school.",
            "In 2015 it was 12%.",
            "What share of girls left school in 2020?",
        ),
        (
            "What is the rate of child labour among girls?",
            "In 2021, 28% of children were in child labour. Among boys it was 31%.",
            "For girls it stood at 25%, although chores were counted.",
            "What is the rate of child labour among children?",
        ),
        (
            "What share of boys aged 14 to 17 were back at work?",
            "In all 19% of the children were back at work.",
            "Among boys aged 14 to 17 it was 31%.",
            "What share of children were back at work?",
        ),
        (
            "¿Qué proporción de mujeres indígenas se unió antes de los 18?",
            "El 29% de las mujeres se unió antes de los 18.",
            "Entre las mujeres indígenas la proporción es del 36%.",
            "¿Qué proporción de mujeres se unió antes de los 18?",
        ),
        (
            "¿Qué porcentaje de escolares varones aceptó a un desconocido?",
            "El 26% de los escolares aceptó a un desconocido.",
            "Entre los varones fue el 31%.",
            "¿Qué porcentaje de escolares aceptó a un desconocido?",
        ),
        (
            "What share of women in Tarma Province, Norland, were married?",
            "In Norland 32% of women were married.",
            "In Tarma Province the share of women reached 44%.",
            "What share of women, Norland, were married?",
        ),
        # what has words of its own is read by itself
        (
            "What share of men were married before 18?",
            WOMEN,
            "Among men, 8.6% had a wife under 18.",
            None,
        ),
        ("What share of men were married?", WOMEN, "For women in towns it was 2.5%.", None),
        ("What share of men were married?", "Men marry late.", "For men it was 2.5%.", None),
        ("What share of men were married?", WOMEN, "For men it was less.", None),
        ("What share were married before 18?", WOMEN, "For men it was 2.5%.", None),
        ("Why do men marry?", WOMEN, "For men it was 2.5%.", None),
    ],
)
def test_the_sentence_before_is_read_for_what_it_tells(
    make_candidate: Make, question: str, before: str, text: str, read: str | None
) -> None:
    """It is asked for what that one tells of: all, the other sex, the other year."""
    whole, language = f"{before} {text}", "es" if " el " in f" {before.lower()} " else "en"
    one = make_candidate(
        text, before=before, passage_text=whole, start=len(before) + 1, language=language
    )
    told = [before[match.start() : match.end()] for match in re.finditer(r"[^ .][^.]*\.", before)]
    units = [
        Unit(start=whole.index(part), end=whole.index(part) + len(part), kind="sentence", key=part)
        for part in told
    ]
    passage = replace(one.source.passage, units=(*units, *one.source.passage.units))
    one = replace(one, source=replace(one.source, passage=passage))
    found = taken_over(analyse(question), one)
    assert (found and found[0].text) == read
    if found:
        assert (found[1].text, found[1].before) == (told[0], "")
