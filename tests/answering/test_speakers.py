"""Who speaks in a hearing, and who tells of themselves in a testimony."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from indexed_documents import Indexed, read

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.narrators import narrator
from briefing_qa.answering.evidence.turns import speaker_at, turns
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.reading.close_reading import as_read
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.sayers import is_said_by_another
from briefing_qa.answering.rules.speakers import is_said_of_themselves_by_another

HEARING = """# Committee on Mines: record of evidence

Witnesses: Mr Ilan Moreau, Chief Inspector; Ms Ada Quist, Director, Lantern Trust

THE CHAIRPERSON (Hon. Vera Odin): We begin. Mr Moreau, how many shafts are open?

MR MOREAU: There are 61. We closed nine of them.

HON. TALE: Why do parents allow it?

MS QUIST: Because of the debts. A child earns what the shop is owed.

MR MOREAU: That is so.

MS QUIST: We found 43 girls.

HON. TALE: Thank you.
"""
DASHED = """COMISIÓN DE INFANCIA

PRESENTES: Diputada Nora Quiñe (presidenta), diputado Abel Soto, diputada Rita Lamas

Señora QUIÑE.- Buenos días. Tiene la palabra la directora.

Señora PAZ.- Gracias. Hemos cerrado nueve casas.

Señor SOTO.- ¿Por qué?

Señora PAZ.- Porque no había agua. Yo pedí a los jueces que fueran a verlas.

Señora LAMAS.- ¿Fueron?

Señora PAZ.- Fueron dos.

Señor SOTO.- Gracias.
"""
GLOSSARY = """# Terms

AGE CHECK: a way to learn how old somebody is.

HOTLINE: a service to which the public reports.

HELPLINE: one that gives advice.

HASH: the fingerprint of a file.

MULE: who moves money for others.

NOTICE: by which removal is asked for.
"""
TESTIMONY = """# The doors: a testimony

My name here is Odalys. I have worked for the town for seventeen years, and I tell what I saw.

I was asked about my reports six times. They gave me no copy of mine.
"""


def test_each_turn_has_its_speaker_with_what_the_head_says_of_them() -> None:
    """By surname; an office is told by the brackets behind it."""
    found = turns(HEARING)
    assert speaker_at(found, 0) == ""
    assert speaker_at(found, HEARING.index("We closed")) == (
        "MR MOREAU; Mr Ilan Moreau, Chief Inspector"
    )
    assert speaker_at(found, HEARING.index("A child earns")) == (
        "MS QUIST; Ms Ada Quist, Director, Lantern Trust"
    )
    assert speaker_at(found, HEARING.index("We begin")).endswith("(Hon. Vera Odin)")


def test_terms_of_a_glossary_are_no_speakers() -> None:
    """Each stands there once."""
    assert turns(GLOSSARY) == []
    assert turns("A: b\n") == []
    assert turns("") == []


def test_a_dash_may_stand_behind_who_speaks() -> None:
    """Those who only stand at the head, in a list, speak not; each is told of by their own part."""
    found = turns(DASHED)
    assert [DASHED[one.start :].partition(".")[0] for one in found[:3]] == [
        "Señora QUIÑE", "Señora PAZ", "Señor SOTO",
    ]  # fmt: skip
    assert speaker_at(found, DASHED.index("PRESENTES")) == ""
    assert speaker_at(found, DASHED.index("¿Por qué")) == "Señor SOTO; diputado Abel Soto"
    plain = HEARING.replace(": ", " - ").replace("MR MOREAU", "Mr Moreau")
    assert speaker_at(turns(plain), plain.index("We closed")).startswith("Mr Moreau")
    stopped = (
        "    The CHAIR. We begin.\n    Ms. QUIST. I see. Mr. Odin\nis here.\n    Mr. Odin left.\n"
    )
    assert [one.speaker for one in turns(stopped * 3)] == ["The CHAIR", "Ms. QUIST"] * 3
    parts = "ART. 5 - On work.\n\n" + "".join(f"EU{n} - Latin America.\n\n" for n in range(9))
    assert turns(parts) == []


@pytest.mark.parametrize(
    ("question", "text", "speaker", "is_out"),
    [
        ("What did Mr Moreau close?", "We closed nine of them.", "MS QUIST; Ms Ada Quist", True),
        ("What did Mr Moreau close?", "We closed nine of them.", "MR MOREAU", False),
        ("What did Mr Moreau close?", "Nine were closed.", "MS QUIST", False),
        ("What did Mr Moreau close?", "I saw Mr Moreau close nine.", "MS QUIST", False),
        ("What did Ms Quist tell Mr Moreau?", "We found 43 girls.", "MS QUIST", False),
        ("What did the director tell Mr Moreau?", "We left.", "MS QUIST; Director", False),
        ("¿Qué cerró el señor Moreau?", "Nos mandaron cerrar nueve.", "MS QUIST", True),
        ("¿Qué cerró el señor Moreau?", "Se cerraron nueve.", "MS QUIST", False),
        ("What was closed?", "We closed nine of them.", "MS QUIST", False),
        ("What did Ms Elsewhere close?", "We closed nine of them.", "MS QUIST", True),
        ("What did Elsewhere close?", "We closed nine of them.", "MS QUIST", False),
    ],
)
def test_what_another_one_says_of_themselves_is_out(
    make_candidate: Callable[..., Candidate],
    question: str,
    text: str,
    speaker: str,
    is_out: bool,
) -> None:
    """Where one is asked about who speaks beside them; not what they say of others."""
    asked = analyse(question)
    passage = f"MR MOREAU: So it is.\n\nMS QUIST: {text}"
    one = make_candidate(text, language=asked.language, passage_text=passage)
    assert is_said_of_themselves_by_another(asked, replace(one, speaker=speaker)) is is_out
    assert not is_said_of_themselves_by_another(asked, one)


@pytest.mark.parametrize("question", ["Who found girls?", "What did Ms Quist find?"])
def test_whoever_is_asked_about_candidates_have_their_speaker(
    indexed: Callable[..., AbstractContextManager[Indexed]], question: str
) -> None:
    """Also where no name is asked for."""
    with indexed(read(HEARING, language="en")) as index:
        found = {one.text: one.speaker for one in index.found(question)}
    said = next(speaker for text, speaker in found.items() if text.endswith("We found 43 girls."))
    assert said == "MS QUIST; Ms Ada Quist, Director, Lantern Trust"


def test_initials_of_an_interview_are_those_of_its_head() -> None:
    """As "RT" is Rosa Tegg."""
    head = "# On the coast\n\nBy Rosa Tegg (RT), answered by Chief Inspector Jon Moss (JM)"
    turn = "\n\n**RT:** And then?\n\n**JM:** We wrote it down."
    text = head + turn * 3
    assert "Jon Moss" in speaker_at(turns(text), len(text) - 1)


def test_sources_and_notes_are_no_speakers() -> None:
    """However often they stand there; names in bold letters are."""
    text = "# Report\n\n" + "**Source:** the police.\n\n**Key note:** of 2021.\n\n" * 4
    assert turns(text) == []
    talk = text.replace("Source", "Ana Ruiz").replace("Key note", "Jon Moss")
    assert speaker_at(turns(talk), len(talk) - 1) == "Jon Moss"


def said(make: Callable[..., Candidate], text: str) -> Candidate:
    """A sentence of the hearing, with who says it."""
    at = HEARING.index(text)
    return replace(make(text), speaker=speaker_at(turns(HEARING), at))


def test_what_a_speaker_says_is_theirs(make_candidate: Callable[..., Candidate]) -> None:
    """And nobody else's, though their name stands nowhere near."""
    asked = analyse("What did Ms Quist say about girls?")
    hers = said(make_candidate, "We found 43 girls.")
    assert not unmet(asked, hers)
    assert not is_said_by_another(asked, hers)
    his = replace(said(make_candidate, "We closed nine of them."), publisher="Committee on Mines")
    assert is_said_by_another(asked, his)
    read = as_read(hers, analyse("How many girls did Ms Quist find?"))
    assert read.context.startswith("MS QUIST")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (TESTIMONY, "Odalys"),
        (TESTIMONY.replace("My name here is", "Call me"), None),
        ("# Testimony of Ana Ruiz\n\nI was seven. I told my aunt, who asked me.", "Ana Ruiz"),
        ("Me llamo Ana. Yo vivía con mis abuelos y mi hermana; mi madre nos dejó.", "Ana"),
        ("My name is on it, said Ana Ruiz of the office that counts the children there.", None),
        ("", None),
    ],
)
def test_who_tells_a_text(text: str, name: str | None) -> None:
    """By what they say of themselves, in a text of the first person."""
    found = narrator(text)
    assert (found and found[0]) == name


def test_who_tells_a_text_is_she_where_it_is_read(
    make_candidate: Callable[..., Candidate],
) -> None:
    """A sentence says "I"; the question's name would be of somebody else."""
    told = replace(
        make_candidate("I carry sixty-two cases."), names=("Odalys",), noun=("she", "ella")
    )
    assert as_asked(analyse("How many cases does Odalys carry?"), told) == (
        "How many cases does she carry?"
    )
    assert as_asked(analyse("What is Odalys's salary now?"), told) == "What is her salary now?"
