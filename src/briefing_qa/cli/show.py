"""How answers, index reports and lists of documents are written for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from briefing_qa.languages import served_language
from briefing_qa.types import Citation, Evidence

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefing_qa.answering.saying.plain import PlainAnswer
    from briefing_qa.cli.checks import Check
    from briefing_qa.documents import AddResult, CorpusFile, RegisteredSource, Skipped
    from briefing_qa.fetching import Fetched
    from briefing_qa.indexing import IndexReport
    from briefing_qa.store import DocumentRecord

NEAREST_CHARACTERS = 240
"""How much is shown of a passage when the documents do not say."""

IDS_SHOWN = 10
"""Document ids named one by one in a report of what was indexed."""

_CONTROL = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd")
_CONFIDENCE = (0.9, 0.7, 0.0)
"""Least probabilities of the words for a confidence, in their order."""

_WORDS = {
    "en": {
        "nearest": "Nearest passages:",
        "confidence": "Confidence: {word} ({value:.2f})",
        "levels": "high fair low",
        "page": ", page {page}",
        "place": "{document}, characters {start}-{end}",
        "before": 'After: "{text}"',
        "speaker": "Said by: {text}",
        "table": "In its table: {text}",
    },
    "es": {
        "nearest": "Pasajes más cercanos:",
        "confidence": "Confianza: {word} ({value:.2f})",
        "levels": "alta media baja",
        "page": ", página {page}",
        "place": "{document}, caracteres {start}-{end}",
        "before": 'Después de: "{text}"',
        "speaker": "Lo dice: {text}",
        "table": "En su cuadro: {text}",
    },
}
"""What stands around the words of documents, in the language of the question."""

_STATES = {"ok": ("ok    ", "green"), "notice": ("notice", "yellow"), "bad": ("wrong ", "red")}


def clean(text: str) -> str:
    """Text on one line, without control characters that a terminal would obey."""
    return " ".join(text.split()).translate(_CONTROL)


def answer(found: PlainAnswer, records: Sequence[DocumentRecord] = ()) -> Iterator[RenderableType]:
    """An answer with its citations, or why there is none with the nearest passages.

    Args:
        found: the answer.
        records: the documents that may have been asked; of several, each citation says whose its
            document is and of when.
    """
    from briefing_qa.answering.saying.context import contexts
    from briefing_qa.answering.saying.related import nearest_passages

    known = {record.id: record for record in records} if len(records) > 1 else {}
    words = _WORDS[served_language(found.question)]
    for line in found.text.split("\n"):  # the items of a list stand on lines of their own
        yield Text(clean(line), "bold")
    if found.abstained:
        yield Text(clean(found.reason or ""))
        if found.evidence:
            yield Text(f"\n{words['nearest']}")
        for place in nearest_passages(found.question, [one.text for one in found.evidence]):
            passage = found.evidence[place]
            yield from _nearest(passage, known.get(passage.document_id), words)
        return
    around = contexts(found.to_dict())
    for citation in found.citations:
        origin = _origin(known.get(citation.document_id))
        yield from _citation(citation, found.text, origin, words)
        if context := around.get(citation.marker):
            yield Text("    " + words[context.kind].format(text=clean(context.text)))
    word, value = confidence_in_words(found.confidence, words), found.confidence
    yield Text("\n" + words["confidence"].format(word=word, value=value))


def confidence_in_words(confidence: float, words: Mapping[str, str]) -> str:
    """A probability as a word, by the two decimals that stand beside it."""
    levels = zip(_CONFIDENCE, words["levels"].split(), strict=True)
    return next(word for least, word in levels if round(confidence, 2) >= least)


def _origin(record: DocumentRecord | None, *, named: bool = False) -> str:
    """Whose document it is and of when, as far as that is known, in parentheses."""
    if record is None:
        return ""
    when = record.date or (str(record.year) if record.year is not None else "")
    known = [part for part in (record.publisher, when) if part]
    place = f" ({clean(', '.join(known))})" if known else ""
    return f"{clean(record.title)}{place}" if named else place


def _citation(
    citation: Citation, said: str, origin: str, words: Mapping[str, str]
) -> Iterator[Text]:
    from briefing_qa.answering.saying.places import below_title

    section = below_title(citation.title, citation.section)
    place = clean(" > ".join((f"{clean(citation.title)}{origin}", *section)))
    page = _page(citation.page, words)
    yield Text.assemble((f"\n[{citation.marker}] ", "bold cyan"), place, page)
    yield _characters(citation, words)
    if clean(citation.quote) not in clean(said):
        yield Text(f'    "{clean(citation.quote)}"')


def _nearest(
    passage: Evidence, record: DocumentRecord | None, words: Mapping[str, str]
) -> Iterator[Text]:
    from briefing_qa.answering.saying.places import below_title

    shown = clean(passage.text)
    if len(shown) > NEAREST_CHARACTERS:
        shown = shown[:NEAREST_CHARACTERS].rsplit(" ", 1)[0] + " ..."
    section = passage.section if record is None else below_title(record.title, passage.section)
    place = " > ".join(filter(None, (_origin(record, named=True), *section)))
    yield Text.assemble("\n- ", clean(place), _page(passage.page, words))
    yield _characters(passage, words)
    yield Text(f'    "{shown}"')


def _page(page: int | None, words: Mapping[str, str]) -> str:
    return "" if page is None else words["page"].format(page=page)


def _characters(place: Citation | Evidence, words: Mapping[str, str]) -> Text:
    told = words["place"].format(document=place.document_id, start=place.start, end=place.end)
    return Text(f"    {told}", "dim")


def is_first(report: IndexReport) -> bool:
    """Whether the report is of an index that was not there before."""
    return bool(report.added) and not (report.changed or report.removed or report.unchanged)


def index_notice(report: IndexReport) -> Iterator[Text]:
    """In short, for standard error: what was indexed on the way to something else."""
    if is_first(report):
        yield Text(f"Indexed for the first time: {_some(report.added)}.")
    else:
        yield Text(f"The index was brought in step with the corpus: {_changes(report)}.")
    if report.skipped:
        yield skipped_notice(report)


def skipped_notice(report: IndexReport) -> Text:
    """One line about files that could not be read."""
    return Text(
        f"{counted(len(report.skipped), 'file')} of the corpus could not be read: "
        "`briefing-qa doctor` says which and why."
    )


def index_report(report: IndexReport) -> Iterator[Text]:
    """In full: what was added, changed, removed and skipped, and why."""
    for what in ("added", "changed", "removed"):
        ids: tuple[str, ...] = getattr(report, what)
        for one in ids[:IDS_SHOWN]:
            yield Text(f"{what:<8} {clean(one)}")
        if len(ids) > IDS_SHOWN:
            yield Text(f"{what:<8} {len(ids) - IDS_SHOWN} more")
    for skipped in report.skipped:
        yield Text(f"skipped  {clean(str(skipped.path))}: {clean(skipped.reason)}")
    for notice in report.notices:
        yield Text(f"notice   {clean(notice)}")
    yield Text(f"{_changes(report)}, {len(report.skipped)} skipped.")


def _some(ids: Sequence[str]) -> str:
    """How many documents, and the names of the first."""
    more = ", ..." if len(ids) > IDS_SHOWN else ""
    return f"{counted(len(ids), 'document')} ({clean(', '.join(ids[:IDS_SHOWN]))}{more})"


def _changes(report: IndexReport) -> str:
    return ", ".join(
        f"{len(getattr(report, what))} {what}"
        for what in ("added", "changed", "removed", "unchanged")
    )


def counted(count: int, what: str) -> str:
    """A number and its noun: "1 file", "2 files"."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def missing(sources: Sequence[RegisteredSource]) -> Iterator[Text]:
    """Registered documents that are not present, and where to get them."""
    if sources:
        yield Text("Registered but not present, so not looked into:")
    for source in sources:
        yield Text(f"- {clean(source.id)}: {clean(source.title)}")
        for page in source.pages:
            yield Text(f"  obtain it at {clean(page)}")
        if source.address:
            yield Text(f"  or let `briefing-qa fetch {clean(source.id)}` download it")


def notices(lines: Iterable[str]) -> Iterator[Text]:
    """What is to be known of documents, a line each."""
    for line in lines:
        yield Text(f"notice: {clean(line)}")


def additions(results: Sequence[AddResult]) -> Iterator[Text]:
    """What was copied or downloaded into the corpus, and what it had already."""
    from briefing_qa.fetching import looks_like_address

    for one in results:
        if one.outcome == "added":
            word = "fetched " if looks_like_address(one.source) else "copied  "
            yield Text(f"{word} {clean(one.source)} as {clean(one.path)}")
        elif one.outcome == "unchanged":
            yield Text(f"is there {clean(one.source)} as {clean(one.path)}")


def fetched(results: Sequence[Fetched]) -> Iterator[Text]:
    """What became of documents that were to be downloaded, but for those that were refused."""
    for one in results:
        if one.outcome != "refused":
            word = "is there" if one.outcome == "present" else one.outcome
            place = f" as {clean(one.path)}" if one.path and not one.note else ""
            note = f": {clean(one.note)}" if one.note else ""
            yield Text(f"{word:<9} {clean(one.id)}{place}{note}")


def waiting(files: Sequence[CorpusFile]) -> Iterator[Text]:
    """Files of the corpus that are not in the index: nobody has tried, or they cannot be read."""
    if files:
        yield Text(
            "In the corpus but not in the index "
            "(`briefing-qa index` takes them in, or says why it cannot):"
        )
    for file in files:
        yield Text(f"- {clean(file.id)}: {clean(file.path)}")


def skipped(left_out: Sequence[Skipped]) -> Iterator[Text]:
    """What lies in the corpus and is never indexed as it is, and why."""
    if left_out:
        yield Text("In the corpus but left out:")
    for one in left_out:
        yield Text(f"- {clean(one.path)}: {clean(one.reason)}")


def check(one: Check) -> Iterator[Text]:
    """One finding of the doctor, and what to do about it."""
    word, colour = _STATES[one.state]
    yield Text.assemble((word, colour), f"  {one.name}: {clean(one.finding)}")
    if one.remedy:
        yield Text(f"        -> {clean(one.remedy)}")
