"""Tesseract, the program that recognises the text of pictures; looked for on the PATH.

It is no dependency: whoever wants scanned pages read installs it, and names languages in the
settings (`[index] ocr`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import NamedTuple

from briefing_qa.errors import ConfigError

SECONDS = 60.0
"""On the clock, that one picture may take."""

LEAST_DPI = 70
"""A lower resolution is not believed by the program."""

_PROGRAM = "tesseract"
_QUESTION_SECONDS = 20.0
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # more are slower, and others may need the processors
_WHOLE_PAGE = "1"  # mode of segmentation: which way is up, columns, lines; nothing is given
_BLANK = b"P5\n64 64\n255\n" + b"\xff" * 4096
_REASON_LETTERS = 200
_SOURCE = "https://tesseract-ocr.github.io/tessdoc/Installation.html"


class _Outcome(NamedTuple):
    """How a run ended, and what it wrote."""

    status: int
    output: bytes
    errors: bytes


def check_recognition(languages: str) -> None:
    """Make sure that text of these languages can be recognised.

    Args:
        languages: as the settings name them, at least one.

    Raises:
        ConfigError: the program or a language is not there, or it does not run; one line that
            names what to install.
    """
    asked = languages.split("+")
    packages = ("tesseract-ocr", *(f"tesseract-ocr-{one.replace('_', '-')}" for one in asked))
    remedy = (
        f"install it (Debian, Ubuntu: apt install {' '.join(packages)}; others: {_SOURCE}), "
        'or set ocr = ""'
    )
    said = f"ocr = {languages!r} under [index]"
    listed = _run(["--list-langs"], b"", _QUESTION_SECONDS)
    if listed is None:
        raise ConfigError(f"{said}: the program {_PROGRAM} is not on the PATH: {remedy}")
    known = set((listed.output + listed.errors).decode("utf-8", "replace").split())
    missing = [one for one in asked if one not in known]
    if listed.status == 0 and missing:
        raise ConfigError(f"{said}: {_PROGRAM} does not have {', '.join(missing)}: {remedy}")
    tried = _run(_arguments(languages, LEAST_DPI), _BLANK, _QUESTION_SECONDS)
    if tried is None or tried.status != 0:
        reason = _reason(listed if tried is None or listed.status else tried)
        raise ConfigError(f"{said}: {_PROGRAM} does not run ({reason}): {remedy}")


def is_present() -> bool:
    """Whether the program is there."""
    return shutil.which(_PROGRAM) is not None


def version() -> str:
    """What the program calls itself; empty where it is not there."""
    said = _run(["--version"], b"", _QUESTION_SECONDS)
    words = (said.output + said.errors).decode("utf-8", "replace").splitlines() if said else []
    return words[0].strip() if words else ""


def recognise(picture: bytes, languages: str, dpi: int) -> bytes | None:
    """Recognise the text of one picture.

    Args:
        picture: of a page, in a format that the program reads.
        languages: as the settings name them.
        dpi: pixels of the picture to an inch of the page.

    Returns:
        What stands where, in hOCR (positions in pixels); None where the program is not there, took
        too long or failed.
    """
    arguments = _arguments(languages, max(dpi, LEAST_DPI))
    outcome = _run(arguments, picture, SECONDS)
    return outcome.output if outcome is not None and outcome.status == 0 else None


def _arguments(languages: str, dpi: int) -> list[str]:
    """From standard input to standard output, without a file of settings of the program."""
    return [
        *("stdin", "stdout", "-l", languages, "--psm", _WHOLE_PAGE, "--dpi", str(dpi)),
        *("-c", "tessedit_create_hocr=1", "-c", "hocr_char_boxes=1"),
    ]


def _run(arguments: list[str], given: bytes, seconds: float) -> _Outcome | None:
    """Run the program; None where it is not there or took too long."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return None
    try:
        child = subprocess.Popen(  # noqa: S603 - no shell; languages are codes, see `config`
            [program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **_ONE_THREAD},
        )
    except OSError:
        return None
    with child:
        try:
            output, errors = child.communicate(given, timeout=seconds)
        except BaseException as error:
            child.kill()  # and wait for it alone: what it may have started can hold the pipes
            if isinstance(error, subprocess.TimeoutExpired):
                return None
            raise
    return _Outcome(child.returncode, output, errors)


def _reason(outcome: _Outcome) -> str:
    """The last that it said, else how it ended."""
    said = outcome.errors.decode("utf-8", "replace").split("\n")
    words = [line.strip() for line in said if line.strip()]
    if words:
        return " ".join(words[-1].split())[:_REASON_LETTERS]
    ended = f"signal {-outcome.status}" if outcome.status < 0 else f"status {outcome.status}"
    return f"it ended with {ended}"
