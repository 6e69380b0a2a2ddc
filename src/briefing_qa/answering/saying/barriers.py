"""What is said to a question that is not looked up: in a language that is not served, or none."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_qa.answering.questions.no_questions import Wish
from briefing_qa.answering.questions.question import Question
from briefing_qa.languages import Barrier

REFUSAL: Mapping[str, str] = {
    "en": "The documents do not say.",
    "es": "Los documentos no lo dicen.",
}
_CANNOT: Mapping[str, str] = {
    "en": "This index cannot answer that.",
    "es": "Este índice no puede responder a eso.",
}
_ASK_ELSE: Mapping[str, str] = {
    "en": "Please ask in English or in Spanish.",
    "es": "Pregunte en inglés o en español.",
    "pt": "Faça a pergunta em inglês ou em espanhol.",
    "fr": "Posez la question en anglais ou en espagnol.",
    "it": "Fai la domanda in inglese o in spagnolo.",
    "de": "Bitte auf Englisch oder Spanisch fragen.",
    "ca": "Feu la pregunta en anglès o en castellà.",
    "nl": "Stel de vraag in het Engels of in het Spaans.",
    "id": "Silakan bertanya dalam bahasa Inggris atau Spanyol.",
    "vi": "Vui lòng hỏi bằng tiếng Anh hoặc tiếng Tây Ban Nha.",
    "sw": "Tafadhali uliza kwa Kiingereza au Kihispania.",
    "tl": "Magtanong po sa Ingles o Espanyol.",
    "uz": "Iltimos, ingliz yoki ispan tilida soʻrang.",
    "tr": "Lütfen İngilizce veya İspanyolca sorun.",
}
"""What is said to a question in a language that is not served: in that one, and in these two."""

_SEEMS: Mapping[str, str] = {
    "en": "The question seems to be in {name}; only English and Spanish are understood.",
    "es": "La pregunta parece estar en {name}; solo se entienden el inglés y el español.",
}
_TONGUES: Mapping[str, tuple[str, str]] = {
    "pt": ("Portuguese", "portugués"),
    "fr": ("French", "francés"),
    "it": ("Italian", "italiano"),
    "de": ("German", "alemán"),
    "ca": ("Catalan", "catalán"),
    "nl": ("Dutch", "neerlandés"),
    "pl": ("Polish", "polaco"),
    "ro": ("Romanian", "rumano"),
    "sv": ("Swedish", "sueco"),
    "da": ("Danish", "danés"),
    "tr": ("Turkish", "turco"),
    "id": ("Indonesian", "indonesio"),
    "vi": ("Vietnamese", "vietnamita"),
    "sw": ("Swahili", "suajili"),
    "tl": ("Tagalog", "tagalo"),
    "uz": ("Uzbek", "uzbeko"),
    "az": ("Azerbaijani", "azerí"),
    "ha": ("Hausa", "hausa"),
    "yo": ("Yoruba", "yoruba"),
    "so": ("Somali", "somalí"),
    "zu": ("Zulu", "zulú"),
    "rw": ("Kinyarwanda", "kiñaruanda"),
    "ht": ("Haitian Creole", "criollo haitiano"),
    "af": ("Afrikaans", "afrikáans"),
    "no": ("Norwegian", "noruego"),
    "fi": ("Finnish", "finés"),
    "et": ("Estonian", "estonio"),
    "hu": ("Hungarian", "húngaro"),
    "cs": ("Czech", "checo"),
    "sk": ("Slovak", "eslovaco"),
    "hr": ("Croatian", "croata"),
    "lt": ("Lithuanian", "lituano"),
    "lv": ("Latvian", "letón"),
    "sq": ("Albanian", "albanés"),
    "mg": ("Malagasy", "malgache"),
    "ku": ("Kurdish", "kurdo"),
    "ay": ("Aymara", "aimara"),
    "gn": ("Guaraní", "guaraní"),
    "eu": ("Basque", "vasco"),
    "qu": ("Quechua", "quechua"),
    "en": ("English", "inglés"),
    "es": ("Spanish", "español"),
}
_UNKNOWN_TONGUE = ("another language", "otro idioma")

_MODEL: Mapping[str, str] = {
    "en": "The model of this index ({model}) does not read {name}: ask in English",
    "es": "El modelo de este índice ({model}) no lee {name}: pregunte en inglés",
}
_DOCUMENTS: Mapping[str, str] = {
    "en": "The documents are in {name}, which the model of this index ({model}) does not read: "
    "ask about others",
    "es": "Los documentos están en {name}, y el modelo de este índice ({model}) no lo lee: "
    "pregunte por otros",
}
_REMEDY: Mapping[str, str] = {
    "en": ', or put embedding = "multilingual" under [index] in the settings and build the index '
    "again: briefing-qa index --rebuild",
    "es": ', o ponga embedding = "multilingual" bajo [index] en los ajustes y haga el índice de '
    "nuevo: briefing-qa index --rebuild",
}
INSTEAD_OF_TALK: Mapping[Wish, Mapping[str, str]] = {
    "text": {
        "en": "This asks for a new text. Only sentences of the documents are given here, word for "
        "word: ask for one thing that they say, what they recommend, or what they are about.",
        "es": "Esto pide un texto nuevo. Aquí solo se dan frases de los documentos, palabra por "
        "palabra: pregunte por una cosa que digan, por lo que recomiendan o por su tema.",
    },
    "talk": {
        "en": "This asks nothing of the documents. Ask for something that they may say: a figure, "
        "a year, who did what, what is recommended.",
        "es": "Esto no pregunta nada a los documentos. Pregunte por algo que puedan decir: una "
        "cifra, un año, quién hizo qué, qué se recomienda.",
    },
}
"""What is said to what is no question to documents."""


def refusal(question: Question, language: str) -> str:
    """What is said in place of an answer.

    Args:
        question: as it was looked up.
        language: of the question as it was asked; of the words where it is one of `REFUSAL`.
    """
    if question.barrier is None:
        return REFUSAL[worded(language)]
    if question.barrier.cause != "question":
        return _CANNOT[worded(language)]
    own = question.barrier.language
    return " ".join(
        _ASK_ELSE[code] for code in dict.fromkeys((own, "en", "es")) if code in _ASK_ELSE
    )


def is_in_both(refused: str) -> bool:
    """Whether a refusal is said in English and in Spanish: the question was in neither."""
    return all(_ASK_ELSE[code] in refused for code in ("en", "es"))


def worded(language: str) -> str:
    """The language in which something is said: English to a question in none of the two."""
    return language if language in REFUSAL else "en"


def behind(barrier: Barrier, language: str) -> str:
    """Why a question was not looked up, and what to do."""
    names = dict(zip(("en", "es"), _TONGUES.get(barrier.language, _UNKNOWN_TONGUE), strict=True))
    if barrier.cause == "question":  # nobody knows which of the two the person reads
        return " ".join(_SEEMS[code].format(name=names[code]) for code in ("en", "es"))
    words = _MODEL if barrier.cause == "model" else _DOCUMENTS
    said = words[language].format(name=names[language], model=barrier.model)
    return f"{said}{_REMEDY[language]}."
