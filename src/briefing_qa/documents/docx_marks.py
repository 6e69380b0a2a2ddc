"""What single elements of a Word document say."""

from __future__ import annotations

import re

from briefing_qa.documents.tree import Node

_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_PROMPT = re.compile(
    r"(?:\[.*\]$|click\b|tap\b|choose\b|enter\b|type\b|select\b|haga clic\b|pulse\b|elija\b|"
    r"escriba\b|seleccione\b|introduzca\b|especifique\b)",
    re.I,
)
_MAX_PROMPT = 200
_OF_SYMBOL = {
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip("\"$'-", "∀∃∋−", strict=True)),
    **dict(zip("¢£¥¬\xad®¯°±²³´µ¸¹º»¼", "′≤∞←↑→↓°±″≥×∝÷≠≡≈…", strict=True)),
    **dict(zip("·ÎÏÐÖ×Þåò", "•∈∉∠√⋅⇒∑∫", strict=True)),
}
"""What the font Symbol shows in the places of other characters."""

_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0E0": "→", "F0AE": "→"}


def value(node: Node, tag: str) -> str:
    """The value of a property; "" where it is not set."""
    found = node.find(tag)
    return found.get("w:val") if found else ""


def is_initial(properties: Node) -> bool:
    """Whether a paragraph is a large initial: the first letters of the next one."""
    frame = properties.find("w:framePr")
    return frame is not None and frame.get("w:dropCap") in ("drop", "margin")


def is_level(properties: Node) -> bool:
    """Whether a run says that it stands on the line, whatever its style says."""
    return value(properties, "w:vertAlign") == "baseline"


def chosen(node: Node) -> Node:
    """Of the same thing in a new and an old form, the new one."""
    return node.find("mc:Choice") or node.find("mc:Fallback") or Node("mc:Choice")


def is_contents(node: Node) -> bool:
    """Whether it is a table of contents that Word keeps up."""
    gallery = node.find("w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return gallery is not None and "table of contents" in gallery.get("w:val").lower()


def is_left_out(node: Node) -> bool:
    """Whether it is a content control without words of the document: contents, or a prompt."""
    if node.tag != "w:sdt":
        return False
    if is_contents(node):
        return True
    prompts = node.find("w:sdtPr", "w:showingPlcHdr") is not None
    return prompts and _PROMPT.match(" ".join(node.text(_MAX_PROMPT).split())) is not None


def count_field(kind: str, fields: list[bool]) -> None:
    """A field has instructions, which are not shown, and a result, which is."""
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def plain(words: str, font: str = "") -> str:
    """Words with the characters that only a font of symbols draws as what they show, or out."""
    return _PRIVATE.sub(lambda one: symbol(f"{ord(one[0]):04X}", font), words)


def symbol(code: str, font: str = "") -> str:
    """A character of a font of symbols.

    Args:
        code: of the character, in hexadecimal digits.
        font: its name, where it is known.
    """
    if font == "Symbol" and re.fullmatch(r"(?:[fF]0|00)?[0-9a-fA-F]{2}", code):
        place = chr(int(code[-2:], 16))
        return _OF_SYMBOL.get(place, place if " " <= place <= "?" else "")
    if code.upper() in _SYMBOLS:
        return _SYMBOLS[code.upper()]
    if not re.fullmatch(r"[0-9a-fA-F]{2,5}", code):
        return ""
    number = int(code, 16)
    return "" if 0xE000 <= number <= 0xF8FF else chr(number)
