"""What a text is called by the words at its head, which no mark sets apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from briefing_qa.documents.nesting import has_number

_MAX_LINES = 3
_MAX_WORDS = 40
_MAX_NAME_WORDS = 10
_MAX_PARAGRAPHS = 8
_MAX_HEADING_LETTERS = 120
_MAX_HEADING_WORDS = 16
_TITLE_END = re.compile(r"[.,;:…!]$")
_MASTHEAD = re.compile(r"\bDistr\.: ")  # of a document of the United Nations
_FINAL = re.compile(r"[.,;:…][\"'”’»]*$")
_NOTE_MARK = re.compile(r"(?<=\w)[*†‡]{1,2}$")
_FIELD = re.compile(r"\w[\w .]{0,20}: \S")
_SUBJECT = re.compile(r"(?:subject|asunto|title|t[ií]tulo)\s?:\s+(?=\S)", re.IGNORECASE)
_ANSWERED = re.compile(r"^(?:(?:re|rv|fwd?)\s?:\s*)+", re.IGNORECASE)
_MIN_FIELDS = 3
_DAY = re.compile(r"(?:[\w .]+, )?\d{1,2} (?:de )?\w+ (?:de )?\d{4}|\w+ \d{1,2}, \d{4}")
_IMPRINT = re.compile(
    r"(?:(?:prepared|compiled|published|produced|written|edited|issued|drafted) by|by|por"
    r"|(?:elaborad|preparad|publicad|escrit|editad|compilad|redactad)[oa] por) \S"
    r"|(?:\w+ edition|\w+ edici[oó]n|edition|edici[oó]n)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:for immediate release|para (?:su )?publicaci[oó]n inmediata|"
    r"(?:press|media|news|public) (?:release|statement|notice|note)|press kit|"
    r"(?:comunicado|nota|bolet[ií]n)(?: (?:de|a la) prensa| informativ[oa])?|"
    r"(?:policy |issue |country )?(?:brief|briefing|report|fact ?sheet|statement|note|summary)|"
    r"(?:hoja|nota|ficha) (?:informativa|t[eé]cnica)|informe(?: (?:final|anual|de pa[ií]s))?|"
    r"terms of reference|t[eé]rminos de referencia|minutes|acta|memo(?:randum|r[aá]ndum)?|"
    r"declaraci[oó]n|resumen(?: ejecutivo)?|executive summary|abstract|foreword|preface|"
    r"pr[oó]logo|prefacio|presentaci[oó]n|introduction|introducci[oó]n|background|antecedentes|"
    r"(?:chapter|part|section|annex|appendix|cap[ií]tulo|parte|secci[oó]n|t[ií]tulo|anexo|"
    r"ap[eé]ndice) \w+|contents|table of contents|[ií]ndice|contenido|acknowledge?ments|"
    r"agradecimientos)",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"(?:in the |en el |en la )?(?:[\w.]+ ){0,4}?(?:court|tribunal|juzgado|corte|sala|c[aá]mara)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:(?:the|el|la|los|las) )?(?:united nations|naciones unidas|(?:general )?assembly|"
    r"asamblea|committee|comit[eé]|council|consejo|commission|comisi[oó]n|ministry|ministerio|"
    r"department|departamento|office|oficina|organi[sz]ation|organizaci[oó]n|agency|agencia|"
    r"institute|instituto|government|gobierno|republic|rep[uú]blica|kingdom|reino|secretariat|"
    r"secretar[ií]a|defensor[ií]a|ombudsman|parliament|parlamento|congress|congreso|university|"
    r"universidad|human rights council|security council)\b[^:.?!]*",
    re.IGNORECASE,
)


def leading_title(paragraphs: Sequence[str], title: str) -> str:
    """What a text is called by the words before its body; `title` where these say no more.

    A title may stand on up to three lines. What only says what kind of text it is ("PRESS
    RELEASE"), who wrote it ("Committee on the Rights of the Child") or where a part begins
    ("I. Introduction") is passed over for the one that says what it is about.

    Args:
        paragraphs: of the text, from its beginning on, as they stand.
        title: its main heading; may be empty.
    """
    if title and not says_little(title) and not _stands_behind(title, paragraphs):
        return title
    heads = [n for n, one in enumerate(paragraphs[:_MAX_PARAGRAPHS]) if _MASTHEAD.search(one)]
    paragraphs = paragraphs[heads[-1] + 1 :] if heads else paragraphs
    if subject := next(filter(None, map(_subject, paragraphs[:_MAX_PARAGRAPHS])), ""):
        return subject
    found = [one for one in _titles(paragraphs) if not says_little(one)]
    return found[0] if found else _head_of_a_case(paragraphs) or title


def _head_of_a_case(paragraphs: Sequence[str]) -> str:
    """The first lines of a court's paper: whose it is, and the number of the case."""
    lines = paragraphs[0].split("\n") if paragraphs else []
    if len(lines) < 2 or not _COURT.match(lines[0]):
        return ""
    if any(len(line.split()) > _MAX_HEADING_WORDS for line in lines[:_MAX_LINES]):
        return ""
    return " ".join(" ".join(lines[:_MAX_LINES]).split())


def leading_heading(text: str, heading: str) -> str:
    """What a text with marked headings is called: what stands before a heading that says little.

    Args:
        text: canonical text.
        heading: its main heading; where it has none, it is called nothing.
    """
    if not heading:
        return ""
    paragraphs = text.split("\n\n")
    before = list(takewhile(lambda words: words != heading, paragraphs))
    if _BODY.fullmatch(heading):  # what it says is called by the next heading
        before = paragraphs[: len(before) + 2]
    return leading_title(before, heading)


def _titles(paragraphs: Sequence[str]) -> Iterator[str]:
    """Paragraphs at the head of a text that read like its title."""
    for paragraph in paragraphs[:_MAX_PARAGRAPHS]:
        lines = [line.strip() for line in paragraph.split("\n")]
        if len(lines) > 1 and lines[0].isupper() > lines[1].isupper() and says_little(lines[0]):
            del lines[0]
        lines = _without_imprint(lines)
        words = " ".join(" ".join(lines).split())
        if any(map(_FIELD.match, lines)) or len(words.split()) <= 4 * (len(lines) - 1):
            continue  # numbers, dates and other short lines of a cover
        if has_number(words) or _FINAL.search(words) or len(lines) > _MAX_LINES:
            return
        if len(words.split()) > _MAX_WORDS:
            return
        if words[0].isalnum() or words[0] in '¿¡“"«':
            yield without_mark(words)


def _subject(paragraph: str) -> str:
    """What the fields at the head of a letter or form say that it is about; "" where none does."""
    lines = [line.strip() for line in paragraph.split("\n")]
    if sum(map(bool, map(_FIELD.match, lines))) < _MIN_FIELDS:
        return ""
    at = next((n for n, line in enumerate(lines) if _SUBJECT.match(line)), None)
    if at is None:
        return ""
    goes_on = takewhile(lambda line: not _FIELD.match(line), lines[at + 1 :])
    return _ANSWERED.sub("", " ".join([_SUBJECT.sub("", lines[at]), *goes_on]))


def _without_imprint(lines: Sequence[str]) -> list[str]:
    """The lines of a title, without those that say who made the text, and when."""
    return [lines[0], *takewhile(lambda line: not _IMPRINT.match(line), lines[1:])]


def _stands_behind(title: str, paragraphs: Sequence[str]) -> bool:
    """Whether a title of several lines stands at the head, before the first heading."""
    first = next(_titles(paragraphs), "")
    lone = [" ".join(one.split()) for one in paragraphs[:_MAX_PARAGRAPHS] if "\n" not in one]
    return bool(first) and first not in lone and first != title and title not in first


def without_mark(title: str) -> str:
    """A title without the mark of a note behind it."""
    return _NOTE_MARK.sub("", title)


def reads_like_title(words: str) -> bool:
    """Whether bold words could be a heading that no style marks."""
    short = len(words) <= _MAX_HEADING_LETTERS and len(words.split()) <= _MAX_HEADING_WORDS
    return bool(words) and short and not _TITLE_END.search(words)


def says_little(title: str) -> bool:
    """Whether words only say what kind of text it is, whose, of when, or where a part begins."""
    return (
        has_number(title)
        or _KIND.fullmatch(title) is not None
        or (_BODY.fullmatch(title) is not None and len(title.split()) <= _MAX_NAME_WORDS)
        or _DAY.fullmatch(title) is not None
        or sum(c.isalpha() for c in title) * 2 < len(title)
        or (
            len(title.split()) < 2
            and title.upper() == title
            and any(c in title for c in "/0123456789")
        )
    )
