"""Readers that do what no reader should; run only in a process of their own."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.text import read_text
from briefing_qa.errors import DocumentError
from briefing_qa.types import Box, Page, Section


def behave(data: bytes, name: str) -> Parsed:
    """Do what the first word of the file says."""
    what, _, rest = data.decode().partition(" ")
    return _WAYS[what](rest, name)


def _read(rest: str, name: str) -> Parsed:
    parsed = read_text(rest.encode(), name)
    return Parsed(
        text=parsed.text,
        sections=parsed.sections,
        main_heading=str(os.getpid()),
        pages=(Page(number=1, start=0, end=len(parsed.text), label="iv"),),
        boxes=(Box(start=0, end=4, page=1, left=0.1, top=0.2, right=0.3, bottom=0.4),),
        notices=("page 2 holds no text",),
        fields={"title": "Bosques\ud7ff"},
        metadata={"country": "Perú"},
    )


def _hang(rest: str, name: str) -> Parsed:
    while True:
        time.sleep(60)


def _spin(rest: str, name: str) -> Parsed:
    while True:
        pass


def _eat(rest: str, name: str) -> Parsed:
    held = []
    while True:
        held.append(bytearray(16 << 20))


def _segfault(rest: str, name: str) -> Parsed:
    ctypes.string_at(0)
    raise AssertionError


def _exit(rest: str, name: str) -> Parsed:
    os._exit(3)


def _leave(rest: str, name: str) -> Parsed:
    sys.exit(4)


def _abort(rest: str, name: str) -> Parsed:
    os.kill(os.getpid(), signal.SIGABRT)
    raise AssertionError


def _print(rest: str, name: str) -> Parsed:
    print("a library that talks")  # noqa: T201
    os.write(1, b"and one that writes")
    os.write(2, b"or complains")
    return _read(rest, name)


def _fail(rest: str, name: str) -> Parsed:
    raise ZeroDivisionError("a fault\nof two lines")


def _refuse(rest: str, name: str) -> Parsed:
    raise DocumentError(f"{name}: it is a picture: name another")


def _lie(rest: str, name: str) -> Parsed:
    return Parsed(text="abc", sections=(Section(headings=(), start=0, body_start=0, end=2),))


def _wait_for_input(rest: str, name: str) -> Parsed:
    return _read(sys.stdin.read() + rest, name)


_WAYS = {
    "read": _read,
    "hang": _hang,
    "spin": _spin,
    "eat": _eat,
    "segfault": _segfault,
    "exit": _exit,
    "leave": _leave,
    "abort": _abort,
    "print": _print,
    "fail": _fail,
    "refuse": _refuse,
    "lie": _lie,
    "input": _wait_for_input,
}
