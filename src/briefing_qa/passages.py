"""Cut a document into passages with exact spans, and say what is embedded for each.

First a section becomes pieces (a sentence, a list item, a table row), then pieces are packed into
passages. The rules that decide about quality are small functions and constants at their top; a
change of any of them raises `config.TEXT_VERSION`.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_qa.blocks import Block, blocks
from briefing_qa.config import IndexSettings
from briefing_qa.sentences import MAX_SENTENCE_CHARACTERS, sentence_spans
from briefing_qa.types import Document, Heading, Passage, Section, Unit, UnitKind

ITEM_MAX_WORDS = 60
"""A longer list item of several sentences is a numbered paragraph: its sentences are the units."""

CHARACTERS_A_WORD = 12
"""An address or a text without spaces counts as one word for every so many characters."""
