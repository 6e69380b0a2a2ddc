"""Saying why there is no answer, and never more than is certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found, find
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reader, Reading
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.saying.abstention import reason
from briefing_qa.answering.saying.barriers import REFUSAL, refusal
from briefing_qa.config import AnswerSettings, IndexSettings, Settings
from briefing_qa.engine import BriefingQA
from briefing_qa.indexing import IndexReport
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.store import SqliteStore
from briefing_qa.store.protocol import Snapshot
from briefing_qa.terms import fold, tokens

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]
NOWHERE = ("Nowhere in the documents", "No aparece en ning")
NOT_FOUND = ("No sentence among the passages", "Ninguna frase de los pasajes encontrados")

VOCABULARY = [
    "libraries", "library", "Sundays", "coast", "children", "books", "borrowed", "borrow",
    "returned", "adults", "women", "librarians", "village", "gardens", "canal", "Marta", "Doña",
    "1,250", "1250", "2022", "2018", "14", "62%", "71/100", "Peru", "Colombia", "mercados",
    "mercado", "vendedoras", "vendedora", "niños", "niñas", "sierra", "tasa", "soles",
    "guardería", "asociación", "Zanzibar", "unicorn", "9,999", "1887", "Quito", "Wojciech",
    "dirigible", "trenes", "mariposas", "33",
]  # fmt: skip


class EnglishEmbedder(HashingEmbedder):
    """Has the name of a model that reads English alone."""

    name = "all-MiniLM-L6-v2"


def seek(
    snapshot: Snapshot,
    text: str,
    embedder: HashingEmbedder | None = None,
    document_ids: Sequence[str] | None = None,
) -> Found:
    """What is found for a question in an index."""
    records = {record.id: record for record in snapshot.documents()}
    return find(
        analyse(text),
        snapshot,
        embedder or HashingEmbedder(),
        records,
        AnswerSettings(),
        document_ids,
    )


def claimed_missing(text: str, claims: tuple[str, ...] = NOWHERE + NOT_FOUND) -> list[str]:
    """The folded words that a reason says are missing, each by itself."""
    return [token.folded for quoted in claimed(text, claims) for token in tokens(quoted)]


def claimed(text: str, claims: tuple[str, ...]) -> list[str]:
    """What a reason says is missing: words, names and compounds."""
    sentences = re.split(r"(?<=\.) (?=No|Ninguna)", text)
    told = [sentence for sentence in sentences if sentence.startswith(claims)]
    return [quoted for sentence in told for quoted in re.findall("“(.*?)”", sentence)]


def words_of(store: SqliteStore) -> set[str]:
    """All folded words and numbers of the documents of an index."""
    with store.snapshot() as snapshot:
        return {
            token.folded
            for record in snapshot.documents()
            for token in tokens(snapshot.document(record.id).text)
        }


def explain(store: SqliteStore, text: str) -> str:
    """The reason that would be given for not answering a question."""
    return explained(store, text)[1]


def explained(
    store: SqliteStore,
    text: str,
    embedder: HashingEmbedder | None = None,
    document_ids: Sequence[str] | None = None,
) -> tuple[Found, str]:
    """What is found for a question, and the reason for not answering it: in one snapshot."""
    with store.snapshot() as snapshot:
        found = seek(snapshot, text, embedder, document_ids)
        return found, reason(found.question, found.candidates, found.weights)


def test_what_is_nowhere_is_named(small_store: SqliteStore) -> None:
    """The words looked for are listed, then those that stand in no document.

    Texts in Spanish were found too: they might speak of unicorns by another word.
    """
    assert explain(small_store, "How many unicorns borrowed books in Zanzibar?") == (
        "Looked for: “unicorns”, “borrowed”, “books”, “Zanzibar”. "
        "Nowhere in the documents: “Zanzibar”."
    )


def test_the_reason_is_in_the_language_of_the_question(small_store: SqliteStore) -> None:
    """A Spanish question is refused in Spanish."""
    found = explain(small_store, "¿Cuántos mercados tiene Wojciech?")
    assert found.startswith("Palabras buscadas: ")
    assert found.endswith("No aparece en ningún documento: “Wojciech”.")
    assert set(REFUSAL) == {"en", "es"}
    assert len(set(REFUSAL.values())) == 2


def test_a_part_is_refused_in_the_language_of_the_whole(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """A few words of a Spanish comparison do not turn its refusal English."""
    candidates = [make_candidate("The office counted libraries.")]
    part = analyse("Chile 2021")
    assert part.language == "en"
    found = reason(part, candidates, weigh_words(part, candidates), asked_in="es")
    assert found.startswith("Palabras buscadas: “Chile”")
    assert refusal(part, "es") == REFUSAL["es"]


@pytest.mark.parametrize(
    ("question", "said", "why"),
    [
        (
            "Quantas crianças foram à biblioteca?",
            "Faça a pergunta em inglês ou em espanhol. Please ask in English or in Spanish.",
            "understood. La pregunta parece estar en portugués; solo se entienden el inglés",
        ),
        (
            "Combien de bibliothèques sont ouvertes le dimanche ?",
            "Posez la question en anglais ou en espagnol. Please ask",
            "in French;",
        ),
        ("Ile bibliotek jest otwartych w niedziele?", "Please ask in English", "in Polish;"),
        ("Сколько библиотек открыто?", "Please ask in English", "in another language;"),
    ],
)
def test_a_question_in_another_language_is_told_so(
    small_engine: BriefingQA, question: str, said: str, why: str
) -> None:
    """Also by an engine that answers whatever it finds: in its own words, English and Spanish."""
    answer = small_engine.ask(question)
    assert answer.abstained
    assert answer.text.startswith(said)
    assert answer.reason is not None
    assert why in answer.reason
    assert answer.citations == ()
    assert answer.confidence == 0.0
    assert len(answer.evidence) >= 3


def test_a_spanish_question_to_an_english_index_is_told_the_remedy(
    small_store: SqliteStore,
) -> None:
    """In Spanish: what the model does not read, and both ways out."""
    question = "¿Cuántos mercados se abrieron en la sierra?"
    found, said = explained(small_store, question, EnglishEmbedder())
    assert found.candidates == ()
    assert found.evidence
    assert refusal(found.question, "es") == "Este índice no puede responder a eso."
    assert said.startswith("El modelo de este índice (all-MiniLM-L6-v2) no lee español: pregunte")
    assert 'embedding = "multilingual"' in said
    assert said.endswith("briefing-qa index --rebuild.")


def test_a_question_over_spanish_documents_alone_is_told_the_remedy(
    small_store: SqliteStore,
) -> None:
    """An English model cannot search them; with an English one among them it is asked."""
    question = "How many markets were opened?"
    found, said = explained(small_store, question, EnglishEmbedder(), ["mercados"])
    assert found.candidates == ()
    assert refusal(found.question, "en") == "This index cannot answer that."
    assert said.startswith("The documents are in Spanish, which the model of this index")
    assert said.endswith("briefing-qa index --rebuild.")
    with small_store.snapshot() as snapshot:
        assert seek(snapshot, question, EnglishEmbedder(), ["mercados", "libraries"]).candidates
        assert seek(snapshot, question, EnglishEmbedder()).candidates
        assert seek(snapshot, question, document_ids=["mercados"]).candidates


def test_where_every_word_stands_somewhere_nothing_is_called_missing(
    small_store: SqliteStore,
) -> None:
    """Known words in an unknown combination are looked for, no more."""
    assert claimed_missing(explain(small_store, "How many gardens borrowed a library?")) == []


def test_words_as_they_were_typed_are_shown(small_store: SqliteStore) -> None:
    """Words are quoted from the question, accents and capitals kept."""
    assert "“Wojciech”" in explain(small_store, "Did Wojciech borrow books?")


def test_what_was_typed_is_shown_beside_what_is_looked_for(small_store: SqliteStore) -> None:
    """A mended word is not passed off as what was asked."""
    assert "“gardens” (typed “gardns”)" in explain(small_store, "Did Wojciech dig gardns?")
    assert "“canal” (escrito “cannal”)" in explain(small_store, "¿Quién pagó el cannal de Quito?")


def test_words_prove_nothing_in_a_language_of_no_document(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """A Spanish question over English documents is not told that its words are nowhere."""
    candidates = [make_candidate("In 2022, 1,250 libraries were open on Sundays.")]
    question = analyse("¿Cuántas bibliotecas abren los domingos?")
    found = reason(question, candidates, weigh_words(question, candidates))
    assert found.startswith("Palabras buscadas: “bibliotecas”")
    assert claimed_missing(found) == []


def test_a_year_that_the_evidence_lacks_is_named(make_candidate: Make, weigh_words: Weigh) -> None:
    """Where all words are known, years and names that the passages found lack are named."""
    passages = [
        make_candidate("In 2022, libraries were open on Sundays."),
        make_candidate("In 1998 Marta dug a canal.", start=100),
    ]
    question = analyse("How many libraries were open in 1998?")
    weights = weigh_words(question, passages)
    assert claimed_missing(reason(question, passages[:1], weights)) == ["1998"]
    assert claimed_missing(reason(question, passages, weights)) == []


def test_a_name_in_a_passage_of_another_language_is_not_called_absent(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """What a Spanish passage holds is held, also when the best passage is English."""
    candidates = [
        make_candidate("The office counted libraries."),
        make_candidate("Abrió las Vendedoras.", language="es", document_id="otro", start=50),
    ]
    question = analyse("Which office of Vendedoras counted libraries?")
    found = reason(question, candidates, weigh_words(question, candidates))
    assert "vendedoras" not in claimed_missing(found)


def test_a_question_of_function_words_is_quoted_whole(small_store: SqliteStore) -> None:
    """Where no word carries meaning the question itself is what was looked for."""
    assert explain(small_store, "What is it?") == "Looked for: “What is it?”."


def asked_with(words: list[str], *, spanish: bool) -> str:
    """A question that holds the words and finds something."""
    listed = " ".join(words)
    return (
        f"¿Cuántos {listed} hay en la sierra?"
        if spanish
        else f"Which {listed} did the office count?"
    )


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8), st.booleans())
def test_nothing_that_stands_in_the_documents_is_called_missing(
    small_store: SqliteStore, words: list[str], spanish: bool
) -> None:
    """Whatever is asked, of what the reason says is nowhere a word stands in no document's text."""
    found = explain(small_store, asked_with(words, spanish=spanish))
    held = words_of(small_store)
    for quoted in claimed(found, NOWHERE):
        assert {token.folded for token in tokens(quoted)} - held


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8), st.booleans())
@example(["Sundays"], True)
@example(["Marta", "2022"], True)
def test_nothing_that_stands_in_the_passages_found_is_called_absent_from_them(
    small_store: SqliteStore, words: list[str], spanish: bool
) -> None:
    """Whatever is asked, what no passage found is said to hold stands in none, in any language."""
    found, said = explained(small_store, asked_with(words, spanish=spanish))
    held = {token.folded for one in found.evidence for token in tokens(one.passage.text)}
    assert not set(claimed_missing(said, NOT_FOUND)) & held


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8))
def test_what_stands_nowhere_is_always_among_the_missing(
    small_store: SqliteStore, words: list[str]
) -> None:
    """The names that no document knows are named as such."""
    strange = {"zanzibar", "wojciech"}
    asked = {fold(word) for word in words} & strange
    assert asked <= set(claimed_missing(explain(small_store, asked_with(words, spanish=False))))


def test_the_words_of_a_title_are_not_called_missing(
    tmp_path: Path, write_corpus: Callable[..., Path], build_index: Callable[..., SqliteStore]
) -> None:
    """A document's title counts as its words, also where only the front matter gives it."""
    text = (
        "---\ntitle: Zebra census of the plains\nlanguage: en\n---\n\nNobody counted the birds.\n"
    )
    store = build_index(write_corpus(tmp_path / "corpus", {"a.md": text}), tmp_path / "index")
    found = explain(store, "When did the zebra census count the birds of Quito?")
    store.close()
    assert set(claimed_missing(found)) & {"zebra", "census", "quito"} == {"quito"}


def test_what_is_given_instead_is_said(make_candidate: Make, weigh_words: Weigh) -> None:
    """Where all but a detail is met, the reason says what the documents give this for."""
    nearly = make_candidate("14.1% of women borrowed books.")
    question = analyse("What share of men borrowed books?")
    weights = weigh_words(question, [nearly, make_candidate("The men share a boat.", start=90)])
    assert reason(question, [nearly], weights, nearly) == (
        "Looked for: “share”, “men”, “borrowed”, “books”. "
        "The documents give this for “women” (14.1%), not for “men”."
    )


def test_what_is_given_instead_is_said_in_the_language_of_the_question(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """A Spanish reason quotes the document in its own words, without a figure where none is."""
    nearly = make_candidate("Women received most of the visits.")
    question = analyse("¿Qué visitas recibieron los hombres?")
    assert reason(question, [nearly], weigh_words(question, [nearly]), nearly).endswith(
        "Los documentos dicen esto de “Women”, no de “hombres”."
    )


def test_what_is_nowhere_is_not_given_for_another_one(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """A sentence that lacks what is asked for says nothing of it, of nobody."""
    nearly = make_candidate("14.1% of women borrowed books.")
    question = analyse("What share of men borrowed unicorns?")
    found = reason(question, [nearly], weigh_words(question, [nearly]), nearly)
    assert found.endswith("Nowhere in the documents: “men”, “unicorns”.")
    assert "women" not in found


def test_where_it_is_not_sure_what_is_given_the_reason_is_as_without(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """A sentence of everybody gives nothing instead."""
    nearly = make_candidate("12% of children borrowed books, girls most of all.")
    question = analyse("What share of boys borrowed books?")
    weights = weigh_words(question, [nearly])
    assert reason(question, [nearly], weights, nearly) == reason(question, [nearly], weights)


class NearlyReader:
    """Takes one sentence for right but for a detail, and for an answer where that is met.

    Args:
        text: of the sentence.
        answer: of the one that it answers with once all details are met.
        confidence: of that answer.
    """

    def __init__(self, text: str, answer: str = "", confidence: float = 0.9) -> None:
        self.text = text
        self.answer = answer or text
        self.confidence = confidence
        self.asked: list[str] = []

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`."""
        self.asked.append(question.text)
        texts = [candidate.text for candidate in candidates]
        place, probabilities = texts.index(self.text), np.zeros(len(candidates))
        if unmet(question, candidates[place]):
            return Reading(probabilities, 0.1, 0.5, place)
        probabilities[texts.index(self.answer)] = self.confidence
        return Reading(probabilities, self.confidence, 0.2)


def engine_with(store: SqliteStore, reader: Reader) -> BriefingQA:
    """An engine over an index of the hashing embedder."""
    settings = Settings(index=IndexSettings(embedding="hashing"))
    return BriefingQA(store, HashingEmbedder(), reader, settings, IndexReport())


@pytest.mark.parametrize(
    ("question", "sentence", "instead"),
    [
        (
            "What share of the librarians were men?",
            "Of the librarians, 62% were women.",
            "The documents give this for “women”, not for “men”.",
        ),
        (
            "How many libraries were open on Sundays in 2015?",
            "In 2022, 1,250 libraries were open on Sundays.",
            "The documents give this for “2022” (1,250), not for “2015”.",
        ),
        (
            "¿Cuántos mercados se abrieron en 2015?",
            "En 2021 se abrieron 52 mercados en la sierra.",
            "Los documentos dicen esto de “2021” (52), no de “2015”.",
        ),
    ],
)
def test_the_answer_says_what_is_given_instead(
    small_store: SqliteStore, question: str, sentence: str, instead: str
) -> None:
    """What the reader found nearly right reaches the reason of the refusal."""
    answer = engine_with(small_store, NearlyReader(sentence)).ask(question)
    assert answer.abstained
    assert answer.reason is not None
    assert instead in answer.reason
    assert answer.citations == ()


def test_what_is_no_answer_either_is_not_said_to_be_given(small_store: SqliteStore) -> None:
    """Where the other question is answered with another sentence, the reason is as without."""
    reader = NearlyReader(
        "Of the librarians, 62% were women.",
        answer="In 2022, 1,250 libraries were open on Sundays.",
    )
    answer = engine_with(small_store, reader).ask("What share of the librarians were men?")
    assert answer.abstained
    assert reader.asked[1:] == ["What share of the librarians were women?"]
    assert answer.reason == explain(small_store, "What share of the librarians were men?")


@pytest.mark.parametrize(("words", "said"), [("", True), (" with unicorns", False)])
def test_a_word_that_stands_nowhere_is_not_given_for_another_year(
    small_store: SqliteStore, words: str, said: bool
) -> None:
    """What the documents do not give for the other year either is not said to be given."""
    reader = NearlyReader("In 2022, 1,250 libraries were open on Sundays.")
    answer = engine_with(small_store, reader).ask(
        f"How many libraries were open on Sundays{words} in 2015?"
    )
    assert answer.reason is not None
    assert ("The documents give this for “2022”" in answer.reason) == said


ENGLISH = """\
# Calls in Zambia

UNICEF answered 8,710 calls. The fine is 300 US dollars. Chikondi fined those who were late in June.
"""

SPANISH = """\
---
language: es
---

# Llamadas

Los ataques a las minas de Londres cesaron cuando el Fondo de Población de las Naciones Unidas pidió
que los hombres que viven allí pagaran una multa.
"""


@pytest.fixture(scope="module")
def explain_over(
    tmp_path_factory: pytest.TempPathFactory,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
) -> Callable[..., list[str]]:
    """What is claimed to be missing by the reason over English texts, Spanish ones or both."""
    texts = {"en": ENGLISH, "es": SPANISH}

    def over(languages: str, text: str) -> list[str]:
        folder = tmp_path_factory.mktemp("reasons")
        files = {f"{code}.md": texts[code] for code in languages.split()}
        store = build_index(write_corpus(folder / "corpus", files), folder / "index")
        try:
            return claimed_missing(explain(store, text))
        finally:
            store.close()

    return over


@pytest.mark.parametrize(
    ("languages", "question", "missing"),
    [
        # words, translated
        ("en es", "¿Qué mensajes y castigos hubo?", []),
        ("en es", "Which messages and punishments were there?", []),
        ("es", "¿Qué dragones hubo en las minas?", ["dragones"]),
        ("en", "Which dragons were fined?", ["dragons"]),
        # names and numbers, the same in both
        ("en es", "How many calls did Wojciech answer in 1998?", ["wojciech", "1998"]),
        ("en es", "How many attacks were there in London?", []),
        ("en", "How many calls were answered in London?", ["london"]),
        # by another name
        ("en", "How many calls did the United Nations Children's Fund answer?", []),
        ("en", "How high is the fine in USD?", []),
        ("es", "¿Qué pidió el UNFPA en las minas?", []),
        ("es", "¿Qué pidió el PNUD en las minas?", ["pnud"]),
        # bounds, and what says nothing by itself
        ("en", "Were more than 5,000 calls answered?", []),
        ("en", "Were 5,000 calls answered?", ["5000"]),
        ("es", "¿Hubo al menos 20 ataques?", []),
        ("en", "How many calls came in and helped in part?", []),
        ("es", "¿De qué parte vienen los ataques?", []),
        # another word for it
        ("en", "How many phone calls were telephoned?", []),
        ("es", "¿Cuántos varones hay?", []),
        ("en", "How many calls were answered in July?", ["july"]),
        # other forms
        ("es", "¿Quiénes vivían en las minas atacadas?", []),
        # a country with an ending
        ("en", "What are Chile's calls?", ["chile"]),
    ],
)
def test_a_word_is_missing_only_where_that_tells_something(
    explain_over: Callable[..., list[str]], languages: str, question: str, missing: list[str]
) -> None:
    """Not where it is translated, called otherwise, a bound, or general."""
    assert explain_over(languages, question) == missing


def test_a_country_is_shown_without_its_ending(make_candidate: Make, weigh_words: Weigh) -> None:
    """What is missing is "Chile", not "Chile's"."""
    candidate = make_candidate("The office counted calls.")
    for asked in ("What are Chile's calls?", "What are Chile’s calls?"):
        question = analyse(asked)
        found = reason(question, [candidate], weigh_words(question, [candidate]))
        assert found.endswith("Nowhere in the documents: “Chile”.")


def test_a_stretch_of_months_is_not_absent_by_one_name(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """It may stand there by another one, as "the third quarter"; a month alone may not."""
    candidate = make_candidate("The office counted calls in the third quarter.")
    for asked, absent in (("from July to September", False), ("in September", True)):
        question = analyse(f"How many calls did it count {asked}?")
        found = reason(question, [candidate], weigh_words(question, [candidate]))
        assert ("Nowhere in the documents: “September”" in found) is absent


def test_a_country_is_said_to_be_absent_only_beside_others(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """A text that may be about it need not name it in every sentence."""
    question = analyse("How many calls were counted in Chile?")
    elsewhere = make_candidate("The office of Chile closed.", start=90)
    weights = weigh_words(question, [make_candidate("Calls were counted."), elsewhere])
    of_peru = make_candidate("Calls were counted.", title="Calls in Peru")
    of_nobody = make_candidate("Calls were counted.", start=40)
    assert claimed_missing(reason(question, [of_peru], weights)) == ["chile"]
    assert claimed_missing(reason(question, [of_peru, of_nobody], weights)) == []


def test_other_names_are_not_said_to_be_absent(make_candidate: Make, weigh_words: Weigh) -> None:
    """A place that a text is about need not stand in its sentences; an acronym would."""
    candidate = make_candidate("Calls were counted.")
    elsewhere = make_candidate("Quillay asked the UNFPA.", start=90)
    question = analyse("How many calls were counted in Quillay?")
    weights = weigh_words(question, [candidate, elsewhere])
    assert claimed_missing(reason(question, [candidate], weights)) == []
    question = analyse("How many calls did the UNFPA count?")
    weights = weigh_words(question, [candidate, elsewhere])
    assert claimed_missing(reason(question, [candidate], weights)) == ["unfpa"]
