"""Sentence boundaries: what ends a sentence, what does not, and that no character is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.sentences import MAX_SENTENCE_CHARACTERS, sentence_spans

# In each of these a "|" stands where one sentence ends and the next begins.
ENGLISH = {
    "plain": "One ends. |Another begins.",
    "acronym before a name": "The U.S. Department of State said so. |Others did not.",
    "acronym at the end": "He lives in the U.S. |The law is old there.",
    "for example": "Goods (e.g. money, i.e. cash) were offered, e.g. Money. |It was taken.",
    "titles": "Dr. Smith met Mr. J. Smith and Prof. A. B. Jones. |They spoke.",
    "numbered references": "See No. 12, Art. 5, para. 3 and p. 4. |See also Fig. 2.",
    "year of a reference": "Gardner et al. (2009) found 41. |So did Cruz et al. |We did not.",
    "roman numeral": "Art. IV applies. |It is short.",
    "the word no": "He said no. |Then he left.",
    "versus": "It was Peru vs. Chile. |Peru won.",
    "decimals": "About 5.4 million left, which is 14.1%. |It was 63.5. |More came.",
    "ellipsis": "It went on... |Then it stopped. |It went on… and on.",
    "mixed stops": "Really?! |Yes! |Why?",
    "closing quotation": "He said “It is so.” |Then he left. |(It was late.) |She stayed.",
    "French quotation": "It is «good.» |It is ‘bad.’ |It is so.",
    "quoted question goes on": "“Why?” he asked. |Nobody knew.",
    "glued footnote": "It harms women.1 |Parties to the Convention.12 |The Committee said so.13",
    "bracketed footnote": "It is so.[20] |And so.[^7] |End.",
    "note in two brackets": "It is so.[[fn:28]] |And so.[[12]] |End.",
    "note in words": "It is so.[citation needed] |And so.[sic] |End.",
    "superscript footnote": "It is so.¹² |Next.",
    "footnote alone at the end": "It happened at birth. 19",
    "lower-case continuation": "They sell food, drinks, etc. and more. |They pay approx. five.",
    "etc. at the end": "They sell food, drinks, etc. |They pay.",
    "glued footnote behind a year": "It did so in 2012.12 |The law is old. |It was 10.5 The.",
    "label": "Article 5. They act. |Art. 6. She does. |§ 7. I do. |See Article 8. |It is.",
    "label of a table": "Table 3. Girls by age. |Figure IV. Boys. |It is in the box. |It is so.",
    "no space before a usual first word": "It has attributes.|The rest is in www.example.The end.",
    "no space": "This is the end.Next it goes on. |Done.",
    "no space after a quotation": "It is “so.”|Then it ends.",
    "semicolons": "First; second; third. |Fourth.",
    "gap": "It noted. |(…) The report was late. |It asked (...) for more.",
    "no final stop": "It begins and never ends",
    "enumerator": "12. The Committee notes. |13 states agreed.",
    "line end": "It goes\non here. |Then\nthere.",
    "paragraphs": "No stop here\n\n|Next paragraph\n \t\n|Third",
    "markdown emphasis": "**It is so.** |*Next* one. |_Last._",
    "address": "See www.example.org/a.b for it. |Then go.",
    "time": "It is 5 p.m. |The bus leaves.",
    "spaced stops": "And so . . . it ends. |Good.",
    "marks nobody sees": "It was so.\u200b |It was 59.\u200e |Dr.\u200b Who “left.”\ufeff |End.",
    "starts with a number": "It was 2020. |45 cases were reported.",
}
SPANISH = {
    "titles": "El Sr. Pérez y la Sra. López hablaron con el Dr. Ruiz. |Fue ayer.",
    "label": "Artículo 5. Los Estados actúan. |Cuadro 4. Por edad. |Está en esta parte. |Es así.",
    "country": "Viven en EE. UU. desde 2010. |Otros viven en EE. UU. |El caso sigue.",
    "numbers": "Véase el núm. 5, pág. 3 y el art. 12 (arts. 2, 12 y 16). |Es claro.",
    "for example": "Hay riesgos, p. ej. Internet. |Son graves.",
    "year of a reference": "Según Díaz et al. (2014), bajó. |Es claro.",
    "questions": "¿Qué pasa? |¡Nada! |¿no?",
    "thousands": "Fueron 2.000 mujeres. |Eran 26.260.",
    "gap": "(…) El Comité recomienda. |(…) Fin.",
}
OTHER = {
    "full-width stops": "这是第一句。|这是第二句！|第三句",
    "Arabic": "هل هذا صحيح؟ |نعم.",
    "Hindi": "यह पहला है। |यह दूसरा है।",
}


def _cut(marked: str, language: str) -> tuple[list[str], list[str]]:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in sentence_spans(text, language)]
    return found, [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("name", ENGLISH)
def test_english_boundaries(name: str) -> None:
    """English sentences end where a reader says they do."""
    found, expected = _cut(ENGLISH[name], "en")
    assert found == expected


@pytest.mark.parametrize("name", SPANISH)
def test_spanish_boundaries(name: str) -> None:
    """Spanish sentences end where a reader says they do."""
    found, expected = _cut(SPANISH[name], "es")
    assert found == expected


@pytest.mark.parametrize("name", OTHER)
def test_boundaries_of_languages_without_a_list(name: str) -> None:
    """A language without abbreviations of its own is cut at its stops."""
    found, expected = _cut(OTHER[name], "xx")
    assert found == expected


def test_no_sentence_in_blank_text() -> None:
    """Blank text has no sentences."""
    assert sentence_spans("") == sentence_spans(" \n\n\t ") == []


@pytest.mark.parametrize(
    ("text", "ending"), [("word, word " * 900, ","), ("word " * 900, "word"), ("x" * 5000, "x")]
)
def test_endless_sentence_is_cut(text: str, ending: str) -> None:
    """A sentence over the limit is cut at a clause mark, else at white space, else hard."""
    spans = sentence_spans(text)
    assert len(spans) > 1
    assert all(end - start <= MAX_SENTENCE_CHARACTERS for start, end in spans)
    assert all(end - start >= MAX_SENTENCE_CHARACTERS / 2 for start, end in spans[:-1])
    assert text[: spans[0][1]].endswith(ending)


TEXTS = st.one_of(
    st.text(),
    st.text(alphabet='aA1 .!?…\n)"”“(*_[]^-,;:¿。¹é\u0301\u00a0\u2028\x1c', max_size=200),
    st.lists(
        st.sampled_from(
            ["U.S.", "e.g.", "The", "end.", "No.", "12", "(…)", "\n\n", "\n", "«", ".”", "x" * 2100]
        )
    ).map(" ".join),
)


@given(text=TEXTS, language=st.sampled_from(["en", "es", "ru"]))
def test_spans_cover_every_character_once(text: str, language: str) -> None:
    """Spans are in order, trimmed, bounded, and leave out nothing but white space."""
    spans = sentence_spans(text, language)
    position = 0
    for start, end in spans:
        assert start >= position
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        assert end - start <= MAX_SENTENCE_CHARACTERS
        position = end
    assert not text[position:].strip()


@given(text=TEXTS)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    """A blank line always ends a sentence."""
    for start, end in sentence_spans(text):
        assert re.search(r"\n[^\S\n]*\n", text[start:end]) is None


@pytest.mark.parametrize(
    "unit", [".", ". ", "U.S. ", "A.B.", "(", '."*', ".1,2", ".[^a]", " ", "\n", "a, ", "?! ", "a"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    """Repetition of what the rules look at does not make them slow."""
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    sentence_spans(text)
    assert time.process_time() - began < 3
