"""What people say before what they ask: "thanks, and", "tell me about", "¿y qué hay de".

Patterns are matched against folded text.
"""

from __future__ import annotations

import re

from briefing_qa.terms import fold

_POLITE = (
    r"(?:[¿¡ ]*(?:(?:many )?thanks(?: a lot)?|thank you(?: very much)?|(?:muchas |mil )?gracias"
    r"|great|perfect\w?)\b[ ,.!]*)*"
    r"(?:[¿¡ ]*(?:yes|no|si|(?:very )?(?:well|good)|right|fine|i see|understood|got it|vale|bueno"
    r"|(?:muy )?bien|claro|entendido|de acuerdo|excelente|perfect\w?)"
    r" ?[,.!;:][ ,.!]*)*"
)
COURTESY = re.compile(
    r"(?:[¿¡ ]*(?:hello|hi|hola|buen[oa]s (?:dias|tardes|noches))\b[ ,.!;:]*)*"
    rf"{_POLITE}(?:(?:ok|okay|so|then|vale|entonces|pues)\b[ ,.!:;]*)*"
)
"""What is said before a question without being a part of it: "thanks,", "OK, so"."""

LEAD = re.compile(
    rf"{_POLITE}"
    r"(?:[¿¡ ]*(?:and|but|or|so|then|also|ok|okay|y|e|pero|o(?! sea)|entonces|ademas)\b[ ,.!:;]*)*"
    r"[¿¡ ]*"
    r"(?:(?:(?:what|how) about|what of|as for|que tal)\b"
    r"|(?:que (?:hay|pasa)|en cuanto) (?:(?:de|con|a)\b|(?=del\b|al\b)))? *"
)
"""What a follow-up begins with: "and", "what about", "y", "qué hay de"; may be empty."""

ASKING = re.compile(
    r"[¿¡ ]*(?:(?:please|por favor|hello|hi|hola)[, ]+)*(?:(?:"
    r"(?:(?:can|could|will|would) you (?:please )?)?(?:tell|show|explain to|give) me"
    r"|(?:can|could|will|would) you (?:please )?(?:explain|describe|summari[sz]e)"
    r"|(?:please )?(?:explain|describe|summari[sz]e)|do you know"
    r"|what (?:can|do) you (?:know|tell me)|(?:i am|i'm) interested in"
    r"|i(?:'d| would)? (?:want|like|need) (?:to know|to learn|to hear|to ask|information)"
    r"|(?:(?:me |nos )?(?:puedes?|podrias?|podria usted) )?"
    r"(?:hablame|hableme|hablanos|cuentame|cuenteme|dime|digame|explicame|expliqueme|decirme|contarme"
    r"|explicarme|hablarme|resumeme|describe|explica|resume|decir|explicar|contar|indicame|indicar)"
    r"|(?:quiero|quisiera|necesito|me gustaria|querria) (?:saber|conocer|informacion)"
    r"|(?:sabes|sabe usted|que (?:me )?(?:puedes|sabes) (?:decir(?:me)?|contar(?:me)?)?)"
    r"|me interesa"
    r")\b[,: ]*)"
    r"(?:(?:something|more|all|everything|algo|mas|todo) )*"
    r"(?:(?:about|on|whether|if|sobre|acerca de|respecto a|si)\b|(?:acerca )?del\b"
    r"|de\b(?! (?:que|cuando|donde|quien)\b))? *¿?"
)
"""What a person says before what is asked: "tell me about", "quiero saber"."""

COMMAND = re.compile(
    r"(?:please )?(?:name|list|tell me|give me|show me|explain|describe|enumera|explica|dime)\b *",
    re.IGNORECASE,
)


def without_lead(said: str) -> tuple[str, bool]:
    """A follow-up without "and" or "what about" before it, and whether there was any."""
    folded = fold(said)
    lead = LEAD.match(folded) if len(folded) == len(said) else None
    if lead is None:
        return said, False
    return said[lead.end() :], any(c.isalpha() for c in lead.group())
