"""Diseases, disasters, offences and what is trafficked, in classes that exclude one another.

A figure of cholera is not one of COVID-19, nor what floods destroyed what an earthquake did.
"""

from __future__ import annotations

_PERSONS = r"(?:persons|people|human beings|children|women|girls|boys|minors|adolescents)"
_OF = r"traffick\w+ (?:in|of)"
_TRAFICO = r"trafico (?:ilicito )?de"

PERILS: dict[str, dict[str, str]] = {
    "what is trafficked": {
        "people": rf"(?:human|child|sex|labou?r) trafficking|{_OF} {_PERSONS}"
        r"|trata (?:de (?:personas|mujeres|nin\w+|menores|adolescentes|seres)|laboral|sexual)",
        "drugs": rf"(?:drugs?|narcotics?) traffick\w+|{_OF} (?:drugs|narcotics)|narcotrafic\w+"
        rf"|{_TRAFICO} (?:drogas|estupefacientes)",
        "arms": rf"(?:fire)?(?:arms?|weapons?) traffick\w+|{_OF} (?:(?:fire)?arms|weapons)"
        rf"|{_TRAFICO} armas",
        "animals": rf"wildlife traffick\w+|{_OF} (?:wildlife|animals|species)"
        rf"|{_TRAFICO} (?:fauna|animales|especies)",
        "organs": rf"organs? traffick\w+|{_OF} organs|{_TRAFICO} organos",
        "migrants": rf"migrants? smuggling|smuggling of migrants|{_TRAFICO} migrantes",
    },
    "offence": {
        "theft": r"thefts?|robber(?:y|ies)|larceny|burglar(?:y|ies)|hurtos?|robos?",
        "killing": r"murders?|homicides?|manslaughter|femicides?|homicidios?|asesinatos?"
        r"|feminicidios?",
        "abduction": r"kidnapping\w*|abductions?|secuestros?|raptos?",
        "fraud": r"frauds?|embezzlement|estafas?|fraudes?|malversacion",
        "trafficking": r"(?<!drug )(?<!arms )trafficking|trata de (?:personas|menores|ninos|ninas"
        r"|adolescentes|mujeres|seres)",
        "arson": r"arson|incendio provocado",
    },
    "disease": {
        "covid": r"covid(?:-19)?|coronavirus",
        "cholera": r"cholera|colera",
        "malaria": r"malaria|paludismo",
        "dengue": r"dengue",
        "hiv": r"hiv|aids|vih|sida",
        "tuberculosis": r"tuberculosis",
        "measles": r"measles|sarampion",
        "ebola": r"ebola",
        "zika": r"zika",
        "polio": r"polio\w*",
        "flu": r"influenza|gripe",
        "diphtheria": r"diphtheria|difteria",
        "cancer": r"cancer",
        "diabetes": r"diabetes",
    },
    "disaster": {
        "earthquake": r"earthquakes?|terremotos?|sismos?",
        "flood": r"floods?|flooding|inundacion(?:es)?",
        "drought": r"droughts?|sequias?",
        "storm": r"(?:hurricane|cyclone|typhoon|storm|ciclon|tifon|tormenta)(?:e?s)?"
        r"|huracan(?:es)?",
        "eruption": r"eruptions?|erupcion(?:es)?",
        "landslide": r"(?:land|mud)slides?|deslizamientos?|huaycos?",
    },
}
"""Patterns of each member, over folded text, as in `closed_classes`."""
