"""Which library keeps the article of a page and leaves out the page around it.

    python benchmarks/web_pages.py [--lost] [--hostile]

Reads the pages of `tests/documents/pages` with the reader of this package and with every other
library that is installed (`pip install trafilatura readability-lxml resiliparse selectolax`).
`--lost` lists what each loses and keeps; `--hostile` times parsers on sources that are
made to be slow instead.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "documents"))

from web_pages import PAGES, WebPage  # noqa: E402

Extractor = Callable[[bytes], str]

_MARK = re.compile(r"^(?:-|\d+\.|\([a-z]+\)) ")
_REPEATS = 5

HOSTILE = {
    "28 MB of paragraphs": "<p>Words of a <b>sentence</b> that is not long at all.</p>\n" * 480_000,
    "100,000 elements deep": "<div>" * 100_000 + "x" + "</div>" * 100_000 + "<p>end",
    "30,000 tables deep": "<table><tr><td>" * 30_000 + "<p>end",
    "50,000 attributes": "<div " + " ".join(f"a{n}" for n in range(50_000)) + "><p>end",
}


def extractors() -> Iterator[tuple[str, Extractor]]:
    """Name and function of each reader that is there."""
    from briefing_qa.documents import parse

    yield "this package", lambda data: parse(data, "page.html").text
    for add in (_trafilatura, _readability, _resiliparse):
        try:
            yield from add()
        except ImportError as error:
            print(f"not measured: {error}", file=sys.stderr)


def _trafilatura() -> Iterator[tuple[str, Extractor]]:
    import trafilatura

    yield "trafilatura", lambda data: trafilatura.extract(data) or ""
    yield (
        "trafilatura, recall",
        lambda data: trafilatura.extract(data, favor_recall=True) or "",
    )


def _readability() -> Iterator[tuple[str, Extractor]]:
    import lxml.html
    from readability import Document

    def extract(data: bytes) -> str:
        summary = Document(data.decode("utf-8")).summary()
        return lxml.html.fromstring(summary).text_content()

    yield "readability-lxml", extract


def _resiliparse() -> Iterator[tuple[str, Extractor]]:
    from resiliparse.extract.html2text import extract_plain_text

    yield (
        "resiliparse",
        lambda data: extract_plain_text(data.decode("utf-8"), main_content=True, alt_texts=False),
    )


def folded(text: str) -> str:
    """Letters and figures in words, so that marks of lists and emphasis make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def judge(page: WebPage, text: str) -> tuple[list[str], list[str], int]:
    """What of the article is lost, what around it is kept, and how many sentences were asked."""
    found = folded(text)
    asked = [_MARK.sub("", words) for words in page.article if "|" not in words]
    lost = [words for words in asked if folded(words) not in found]
    kept = [words for words in page.around if words in text]
    return lost, kept, len(asked)


def compare(pages: Sequence[WebPage], *, lost: bool) -> None:
    """Print the table of some pages."""
    print("| reader | article kept | page around kept | pages without a loss | ms a page |")
    print("|---|--:|--:|--:|--:|")
    for name, extract in extractors():
        judged = []
        began = time.perf_counter()
        for _ in range(_REPEATS):
            judged = [(page, *judge(page, extract(page.data))) for page in pages]
        spent = (time.perf_counter() - began) / _REPEATS / len(pages)
        asked = sum(count for *_, count in judged)
        gone = sum(len(one[1]) for one in judged)
        stray = sum(len(one[2]) for one in judged)
        around = sum(len(page.around) for page in pages)
        whole = sum(not one[1] for one in judged)
        print(
            f"| {name} | {(asked - gone) / asked:.0%} of {asked} "
            f"| {stray / around:.0%} of {around} | {whole} of {len(pages)} "
            f"| {spent * 1000:.1f} |"
        )
        for page, missing, extra, _ in judged if lost else ():
            print(f"    {page.name}: lost {missing}, kept {extra}")


def parsers() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Name and function of each parser that is there: source to all of its text."""
    from briefing_qa.documents.html_tree import parse_html

    yield "this package", lambda source: parse_html(source).text()
    try:
        import lxml.html

        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)

        def text_of(source: str) -> str:
            return "".join(lxml.html.fromstring(source.encode(), parser=parser).itertext())

        yield "lxml", text_of
        from selectolax.lexbor import LexborHTMLParser

        yield "Lexbor", lambda source: LexborHTMLParser(source).root.text(deep=True) or ""
    except ImportError as error:
        print(f"not measured: {error}", file=sys.stderr)


def stress() -> None:
    """Print how long each parser takes for each hostile source, and whether its end is there."""
    print(f"| parser | {' | '.join(HOSTILE)} |")
    print("|---|" + "--:|" * len(HOSTILE))
    for name, text_of in parsers():
        cells = []
        for source in HOSTILE.values():
            began = time.perf_counter()
            try:
                text = text_of(source)
                whole = "end" in text or "not long at all" in text[-200:]
                note = "" if whole else ", text lost"
            except Exception as error:  # whatever another library raises is its result
                note = f", {type(error).__name__}"
            cells.append(f"{time.perf_counter() - began:.2f} s{note}")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Run what the options ask for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lost", action="store_true")
    options.add_argument("--hostile", action="store_true")
    chosen = options.parse_args()
    if chosen.hostile:
        stress()
    else:
        for title, unseen in (
            ("Seen while the rules were written", False),
            ("Written after", True),
        ):
            print(f"\n{title}:\n")
            compare([page for page in PAGES if page.unseen is unseen], lost=chosen.lost)


if __name__ == "__main__":
    main()
