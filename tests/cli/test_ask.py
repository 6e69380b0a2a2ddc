"""`ask` and `chat`: answers for people and for programs, and questions of every kind."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_place import Outcome, Place

from briefing_qa.cli.show import confidence_in_words

DEPTH = "How deep is Lake Ala?"
SENTENCE = "Lake Ala is 120 metres deep."

STRANGE = {
    "Japanese": "湖の深さはどれくらいですか",
    "Arabic": "ما هو عمق البحيرة؟",
    "emoji and a word": "🐟🐟 trout 🐟",
    "a quote and operators": '" OR *',
    "NEAR": "NEAR(lake trout, 2)",
    "a column": "col:lake",
    "SQL": "'); DROP TABLE passages; --",
    "a NUL": "lake\0deep",
    "control characters": "lake \x1b[31m deep \x07?",
    "a wildcard": "lak* AND NOT deep",
    "percent": "100% %s {} $HOME `lake`",
    "one letter": "a",
    "one word 1,900 letters long": "x" * 1900,
    "line ends": "how\ndeep\r\nis Lake Ala?",
    "combining marks": "lake " + "a\u0301" * 50,
}


def answer_object(place: Place, *arguments: str) -> dict[str, Any]:
    """What `ask --json` writes."""
    outcome = place.run("ask", "--json", *arguments)
    assert outcome.status == 0, outcome.errors
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def test_an_answer_is_the_sentence_and_where_it_stands(indexed: Place) -> None:
    """For people: the sentence with its marker, title, section, characters, and confidence."""
    outcome = indexed.run("ask", DEPTH)
    assert outcome.status == 0
    lines = outcome.text.splitlines()
    assert lines[0].startswith(f"{SENTENCE} [1]")
    assert "[1] Lakes of the north (Water Office) > Depth" in lines
    assert re.search(r"^    lakes, characters \d+-\d+$", outcome.text, re.MULTILINE)
    assert re.fullmatch(r"Confidence: (high|fair|low) \(\d\.\d\d\)", lines[-1])
    assert outcome.err == b""


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.8951, "high"), (0.8949, "fair"), (0.6951, "fair"), (0.6949, "low")]
)
def test_word_for_a_confidence_goes_with_the_figure_beside_it(confidence: float, word: str) -> None:
    """What is written as 0.90 is high, not fair: the figure is rounded before it has a word."""
    assert confidence_in_words(confidence, {"levels": "high fair low"}) == word


def test_where_there_is_one_document_nobody_asks_whose_it_is(place: Place) -> None:
    """Publisher and date stand behind the title only where there is more than one document."""
    (place.corpus / "wells.txt").unlink()
    assert "[1] Lakes of the north > Depth" in place.run("ask", DEPTH).text.splitlines()


def test_date_and_publisher_tell_documents_apart(indexed: Place) -> None:
    """Both stand behind the title, also above the nearest passages of a refusal."""
    lakes = indexed.corpus / "lakes.md"
    lakes.write_text(lakes.read_text().replace("language", "date: 2019-05\nlanguage"))
    assert "[1] Lakes of the north (Water Office, 2019-05) > Depth\n" in (
        indexed.run("ask", DEPTH).text
    )
    refusal = indexed.run("ask", "Which trout has a licence to count the mayor of Cala?").text
    assert "- Lakes of the north (Water Office, 2019-05)" in refusal
    assert "- Wells of the south" in refusal


def test_what_a_sentence_goes_on_from_stands_at_its_source(indexed: Place) -> None:
    """It is no part of the answer, and not in what programs read."""
    boats = "# Boats\n\nThe harbour counted 70 red boats. Of these, 12 sank in a storm of 2021.\n"
    (indexed.corpus / "boats.md").write_text(boats, encoding="utf-8")
    question = "How many boats sank in a storm of 2021?"
    said = indexed.run("ask", question).text
    assert said.startswith("Of these, 12 sank in a storm of 2021. [1]\n")
    assert '    After: "The harbour counted 70 red boats."\n' in said
    (citation,) = answer_object(indexed, question)["citations"]
    assert citation["quote"] == "Of these, 12 sank in a storm of 2021."


def test_who_says_a_sentence_in_a_hearing_stands_at_its_source(indexed: Place) -> None:
    """Before it where it is told in the first person."""
    turns = (
        "Ms ODIN - How are the boats?",
        "Mr PAZ - Bad. A storm sank 12 yellow boats in 2021.",
        "Ms ODIN - Why?",
        "Mr PAZ - It rained. I sold nine green boats.",
        "Ms ODIN - Oh.",
        "Mr PAZ - Yes.\n",
    )
    (indexed.corpus / "hearing.txt").write_text("\n\n".join(("HEARING", *turns)), encoding="utf-8")
    said = indexed.run("ask", "How many yellow boats did a storm sink in 2021?").text
    assert said.startswith("A storm sank 12 yellow boats in 2021. [1]\n")
    assert "    Said by: Mr PAZ\n" in said
    said = indexed.run("ask", "How many green boats were sold?").text
    assert said.startswith("Mr PAZ: I sold nine green boats. [1]\n")
    assert "Said by" not in said


def test_a_question_goes_to_the_documents_that_meet_the_filters(indexed: Place) -> None:
    """What another document says is then not said by these."""
    assert answer_object(indexed, DEPTH, "--publisher", "water office")["citations"]
    found = answer_object(indexed, DEPTH, "--document", "wells")
    assert {passage["document_id"] for passage in found["evidence"]} == {"wells"}
    found = answer_object(indexed, DEPTH, "--language=en", "--publisher=water")
    assert {passage["document_id"] for passage in found["evidence"]} == {"lakes"}


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--language=fr", "no document has the language 'fr': there are en (2)"),
        ("--publisher=Nobody", "'Nobody': there are Water Office (1)"),
        ("--country=Peru", "no country is known of any of them"),
        ("--year=soon", "'soon' is no year: write 2018"),
        ("--document=lake", "no document has the id 'lake': did you mean lakes?"),
    ],
)
def test_filters_that_nothing_meets_are_one_line(indexed: Place, option: str, said: str) -> None:
    """Bad use: the line says what there is instead."""
    outcome = indexed.run("ask", DEPTH, option)
    assert outcome.status == 2
    assert outcome.out == b""
    (line,) = outcome.errors.splitlines()
    assert said in line


def test_the_characters_named_are_what_show_writes(indexed: Place) -> None:
    """`show ID --start N --end N` writes every quote of an answer to the byte."""
    for question in (DEPTH, "How deep is Lake Bora?", "¿Cuántos pozos hay?"):
        for citation in answer_object(indexed, question)["citations"]:
            shown = indexed.run(
                "show",
                citation["document_id"],
                f"--start={citation['start']}",
                f"--end={citation['end']}",
            )
            assert shown.status == 0
            assert shown.text == citation["quote"]


def test_json_is_the_answer_object_and_nothing_else(indexed: Place) -> None:
    """--json writes the keys of the contract, in UTF-8, not escaped."""
    found = answer_object(indexed, "How deep is Lake Bora?")
    assert list(found) == [
        "question",
        "answer",
        "abstained",
        "reason",
        "confidence",
        "citations",
        "evidence",
        "timings_ms",
    ]
    assert found["question"] == "How deep is Lake Bora?"
    assert (found["abstained"], found["reason"]) == (False, None)
    assert found["citations"]
    assert "— the shallowest of “the five”" in indexed.run("ask", "--json", DEPTH).text


def test_json_goes_to_standard_output_alone_on_first_use(place: Place) -> None:
    """When the index is built first, what is said about that goes to standard error."""
    outcome = place.run("ask", "--json", DEPTH)
    assert json.loads(outcome.out)["citations"]
    assert "Indexed for the first time: 2 documents (lakes, wells)." in outcome.errors


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_output_is_utf_8_whatever_the_locale(environment: dict[str, str], indexed: Place) -> None:
    """A pipe gets UTF-8, for people and for programs, also under LANG=C."""
    outcome = indexed.spawn("ask", "--json", DEPTH, environment=environment)
    assert outcome.status == 0, outcome.errors
    assert "— the shallowest of “the five”" in outcome.text
    outcome = indexed.spawn("show", "lakes", environment=environment)
    assert "— the shallowest of “the five”" in outcome.text


def test_a_question_is_utf_8_whatever_the_locale(indexed: Place) -> None:
    """What a shell hands over for "¿" under LANG=C is no garbled text."""
    environment = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    outcome = indexed.spawn("ask", "--json", "¿Qué profundidad tiene Ala?", environment=environment)
    assert outcome.status == 0, outcome.errors
    assert json.loads(outcome.out)["question"] == "¿Qué profundidad tiene Ala?"


def test_first_use_says_which_registered_documents_are_not_there(place: Place) -> None:
    """The notice on standard error names a missing document and where it can be had."""
    (place.corpus / "sources.toml").write_text(
        '[[source]]\nid = "rivers"\ntitle = "Rivers of the east"\npublisher = "Water Office"\n'
        'language = "en"\npages = ["https://example.org/rivers"]\n',
        encoding="utf-8",
    )
    outcome = place.run("ask", DEPTH)
    assert outcome.status == 0
    for said in ("not present", "rivers: Rivers of the east", "https://example.org/rivers"):
        assert said in outcome.errors
        assert said not in outcome.text
    assert place.run("ask", DEPTH).err == b""


def test_a_changed_corpus_is_noticed_before_the_answer(indexed: Place) -> None:
    """A document added to the folder is found by the next question."""
    (indexed.corpus / "hills.txt").write_text("Hill Mora is 800 metres high.", encoding="utf-8")
    outcome = indexed.run("ask", "How high is Hill Mora?")
    assert outcome.text.startswith("Hill Mora is 800 metres high. [1]")
    assert "1 added, 0 changed, 0 removed, 2 unchanged" in outcome.errors


def test_an_unreadable_file_is_said_each_time_and_stops_nothing(place: Place) -> None:
    """A file that cannot be read is a line on standard error that says where to look."""
    (place.corpus / "bad.txt").write_bytes(b"text\0text")
    for _ in range(2):
        outcome = place.run("ask", DEPTH)
        assert outcome.status == 0
        assert (
            "1 file of the corpus could not be read: `briefing-qa doctor --corpus" in outcome.errors
        )


def test_an_abstention_says_so_with_reason_and_nearest_passages(indexed: Place) -> None:
    """Exit status 0; the reason, and the nearest passages with their characters."""
    indexed.configure(answer="min_confidence = 1.0")
    outcome = indexed.run("ask", "How deep is Lake Titicaca?")
    assert outcome.status == 0
    lines = outcome.text.splitlines()
    assert lines[0] == "The documents do not say."
    assert "Titicaca" in lines[1]
    assert "Nearest passages:" in lines
    assert SENTENCE in outcome.text
    assert "lakes, characters" in outcome.text
    assert "Confidence" not in outcome.text
    found = answer_object(indexed, "How deep is Lake Titicaca?")
    assert (found["abstained"], found["citations"]) == (True, [])


def test_what_stands_around_the_documents_words_is_in_the_questions_language(
    indexed: Place,
) -> None:
    """Asked in Spanish, the labels are Spanish; the sentence stays the document's."""
    sentence = "El pueblo de Cala tiene 14 pozos."
    (indexed.corpus / "pozos.md").write_text(f"# Pozos\n\n{sentence}\n", encoding="utf-8")
    asked = "¿Cuántos pozos tiene el pueblo de Cala?"
    answered = indexed.run("ask", asked).text
    assert answered.startswith(sentence)
    assert "pozos, caracteres" in answered
    assert "Confianza: " in answered
    indexed.configure(answer="min_confidence = 1.0")
    refused = indexed.run("ask", asked).text
    assert "Pasajes más cercanos:" in refused.splitlines()
    for english in ("characters", "Nearest", "Confidence"):
        assert english not in answered + refused


def test_keywords_without_small_words_have_their_language_all_around(indexed: Place) -> None:
    """Spanish keywords are Spanish in what is said of them, and in the labels as well."""
    indexed.configure(answer="min_confidence = 1.0")
    refused = indexed.run("ask", "presupuesto albergues 2023").text
    assert refused.startswith("Los documentos no lo dicen.")
    assert "Pasajes más cercanos:" in refused.splitlines()
    assert "characters" not in refused


def test_document_limits_where_the_answer_comes_from(indexed: Place) -> None:
    """With --document nothing of another document is cited or shown as evidence."""
    wells = "How many wells has the village of Cala?"
    found = answer_object(indexed, "--document=wells", wells)
    assert {passage["document_id"] for passage in found["evidence"]} == {"wells"}
    assert {citation["document_id"] for citation in found["citations"]} == {"wells"}
    found = answer_object(indexed, "--document=lakes", wells)
    for part in ("evidence", "citations"):
        assert {place["document_id"] for place in found[part]} <= {"lakes"}
    found = answer_object(indexed, "--document=wells", "--document=lakes", DEPTH)
    assert {citation["document_id"] for citation in found["citations"]} == {"lakes"}


def test_an_unknown_document_names_the_closest(place: Place) -> None:
    """An id that no document has: exit status 2, one line, the closest ids; also on first use."""
    outcome = place.run("ask", "--document=lake", DEPTH)
    assert (outcome.status, outcome.out) == (2, b"")
    (line,) = outcome.errors.splitlines()
    assert "'lake'" in line
    assert "lakes" in line


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "empty"),
        ("  \n\t ", "empty"),
        ("?!... --- ???", "no word"),
        ("x " * 5000, "10,000 characters"),
        ("a" * 10_000, "10,000 characters"),
        ("lake \udcff?", "UTF-8"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_line(
    question: str, says: str, place: Place
) -> None:
    """Exit status 2, why, and no index is built for it."""
    outcome = place.run("ask", question)
    assert (outcome.status, outcome.out) == (2, b"")
    (line,) = outcome.errors.splitlines()
    assert line.startswith("briefing-qa: ")
    assert says in line.replace("9,999", "10,000")
    assert not place.index.exists()


@pytest.mark.parametrize("name", STRANGE)
def test_strange_questions_are_answered_or_refused_in_order(name: str, indexed: Place) -> None:
    """No script, operator or control character breaks the program or its output."""
    question = STRANGE[name]
    found = answer_object(indexed, "--", question)
    assert found["question"] == question
    assert found["abstained"] == (not found["citations"])
    outcome = indexed.run("ask", "--", question)
    assert outcome.status == 0
    assert b"\x1b" not in outcome.out
    assert indexed.run("ask", DEPTH).text.startswith(SENTENCE)


def broken_index(place: Place, what: str) -> str:
    """Break the index or the corpus in one way; what the message must say."""
    if what == "other settings":
        place.configure(index="passage_max_words = 90")
        return "--rebuild"
    if what == "no database":
        (place.index / "passages.sqlite").write_bytes(b"nonsense " * 1000)
        return "--rebuild"
    if what == "newer":
        import sqlite3

        connection = sqlite3.connect(place.index / "passages.sqlite")
        connection.execute("UPDATE meta SET value = 999 WHERE name = 'schema'")
        connection.commit()
        connection.close()
        return "999"
    if what == "no corpus":
        place.corpus.rename(place.folder / "moved")
        return "--corpus"
    for file in place.corpus.iterdir():
        file.unlink()
    return "no document that can be read"


@pytest.mark.parametrize(
    "what", ["other settings", "no database", "newer", "no corpus", "empty corpus"]
)
def test_an_index_or_corpus_that_cannot_be_used_is_one_line(what: str, indexed: Place) -> None:
    """Exit status 2, and one line that says what is wrong and what to do."""
    says = broken_index(indexed, what)
    outcome = indexed.run("ask", DEPTH)
    assert (outcome.status, outcome.out) == (2, b"")
    (line,) = outcome.errors.splitlines()
    assert says in line


def test_index_rebuild_mends_an_index_of_other_settings(indexed: Place) -> None:
    """What the message about other settings says to do works."""
    broken_index(indexed, "other settings")
    outcome = indexed.run("index", "--rebuild")
    assert outcome.status == 0
    assert "2 added" in outcome.text
    assert indexed.run("ask", DEPTH).status == 0


def chat(place: Place, typed: bytes, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """A conversation whose side of the person is a pipe."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    return place.run("chat")


def test_chat_answers_line_after_line(indexed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is a question a line; empty ones are passed over, bad ones said."""
    typed = f"{DEPTH}\n\n???\n/help\n/nonsense\nHow deep is Lake Bora?\n"
    outcome = chat(indexed, typed.encode(), monkeypatch)
    assert outcome.status == 0
    assert outcome.text.startswith(SENTENCE)
    assert "no word" in outcome.text
    assert "/quit" in outcome.text
    assert "no command /nonsense" in outcome.text
    assert "\nLake Bora is 45 metres deep" in outcome.text


def test_chat_ends_with_quit(indexed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing behind /quit is answered, and bytes that are no UTF-8 do no harm."""
    outcome = chat(indexed, b"\xff\xfe Ala\n/quit\nHow deep is Lake Bora?\n", monkeypatch)
    assert outcome.status == 0
    assert not outcome.text.startswith("Lake Bora")
    assert "\nLake Bora is 45 metres deep" not in outcome.text


@pytest.mark.model
def test_the_briefing_is_answered_with_the_packaged_model(tmp_path: Path) -> None:
    """The real thing, from building the index to a citation that is exact to the character."""
    root = Path(__file__).parents[2]
    program = [
        sys.executable, "-m", "briefing_qa", f"--corpus={root / 'corpus'}",
        f"--index={tmp_path / 'index'}",
    ]  # fmt: skip
    question = "How many tourism establishments signed the Code of Conduct?"
    done = subprocess.run(
        [*program, "ask", question, "--json"], capture_output=True, check=True, timeout=300
    )
    found = json.loads(done.stdout)
    assert "8,710" in found["answer"]
    (citation, *_) = found["citations"]
    place = [f"--start={citation['start']}", f"--end={citation['end']}"]
    shown = subprocess.run(
        [*program, "show", citation["document_id"], *place],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert shown.stdout.decode() == citation["quote"]
