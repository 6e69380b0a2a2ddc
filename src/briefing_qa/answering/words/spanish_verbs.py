"""Irregular Spanish verbs: of which ones a word or the stem of one may be a form.

"Obtuvieron", "obtengan" and "obtener" share no more than "ob", and no rule of sounds leads from one
to another. What begins like a form of such a verb and ends like one is taken for a form: who asks
wants to know whether a text may hold the verb after all.
"""

from __future__ import annotations

from functools import lru_cache

_BY_BEGINNING = """
tener: ten teng tien tendr tuv tenc / ob man con de re sos entre abs a
poner: pon pong pondr pus puest posic / dis pro com ex im o su de inter contra super presu ante
poner: pon pong pondr pus puest posic / sobre re
hacer: hac hag har hic hiz hech / re des
satisfacer: satisfac satisfag satisfar satisfic satisfiz satisfech /
venir: ven veng vien vendr vin venc / con inter pre pro sobre de contra
decir: dec dic dig dij dir dich / pre contra ben mal des
traer: tra trai traig traj / a con dis ex subs sus re
ducir: duc duzc duj ducc / con pro re in tra de se intro repro
saber: sab sep sup sabr /
haber: hab hub habr hay /
caber: cab quep cup cabr /
querer: quer quier quis querr /
poder: pod pued pud podr /
estar: est estuv /
andar: and anduv / des
salir: sal salg saldr / sobre
valer: val valg valdr / equi pre con
caer: ca caig cai / de re
oir: oi oig oy oir / des
ver: ve vi ver vist / pre entre
proveer: prove provist /
abrir: abr abiert / re entre
cubrir: cubr cubiert / des en re
escribir: escrib escrit /
scribir: scrib scrit / in su de pre tran circun pro ad
morir: mor muer mur muert /
dormir: dorm duerm durm / a
romper: romp rot / inter
volver: volv vuelv vuelt / de re en
solver: solv suelv suelt / re di ab
imprimir: imprim impres /
elegir: eleg elig elij elecc / re
regir: reg rig rij recc / cor di
seguir: segu sigu sig seg / con per pro
jugar: jug jueg /
"""
"""A verb, what its forms begin with, and the beginnings of other verbs that go like it."""

_WHOLE = """
dar da dan das doy dio dieron di dimos den deis demos daba daban dab dado dada dados dadas dara
dar daran daria darian diera dieran diese diesen dando
ir va van vas voy vamos fue fueron fui fuimos iba iban ido yendo ira iran iria irian vaya vayan
ir fuera fueran fuese fuesen
ser es son soy eres somos fue fueron fui fuimos era eran sido sea sean sera seran seria serian
ser fuera fueran fuese fuesen siendo
haber hay ha han he hemos hubo
"""
"""Verbs of which too little is left of each form to tell it by its beginning, with all of them."""

_ENDINGS = """
a ad ada adas ado ados an ando aba abais aban abamos amos ais ar ara aran aras ari aria arian aron
as aste asteis arse arla arlas arlo arlos
e ed eis emos en er era eran ere eremos eri eria erian erse erla erlas erlo erlos es ese esen eron
i ia iais iamos ian ias id ida idas ido idos iendo iera ierais ieramos ieran ieras ieron iese iesen
imos io ion iones ir ira iran iremos iri iria irian irse irla irlas irlo irlos is iste isteis
o os ye yen yendo yera yeran yeron yese yesen yo
"""
"""Of their forms, of nouns made of them, and of the stems of all these, folded."""


@lru_cache(maxsize=1)
def _beginnings() -> dict[str, frozenset[str]]:
    """What a form may begin with, to the verbs of which it may be one."""
    found: dict[str, set[str]] = {}
    for line in _BY_BEGINNING.strip().splitlines():
        verb, _, rest = line.partition(":")
        roots, _, prefixes = rest.partition("/")
        for prefix in ("", *prefixes.split()):
            for root in roots.split():
                found.setdefault(prefix + root, set()).add(prefix + verb)
    return {begin: frozenset(verbs) for begin, verbs in found.items()}


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    """Forms that are listed whole, to their verbs."""
    found: dict[str, set[str]] = {}
    for group in _WHOLE.strip().splitlines():
        verb, *_ = group.split()
        for form in group.split():
            found.setdefault(form, set()).add(verb)
    return {form: frozenset(verbs) for form, verbs in found.items()}


@lru_cache(maxsize=50_000)
def irregular_verbs(folded: str) -> frozenset[str]:
    """The irregular Spanish verbs of which a word, or the stem of one, may be a form.

    Args:
        folded: the word or stem.

    Returns:
        Their infinitives, folded; empty for most words.
    """
    found = set(_forms().get(folded, ()))
    endings = {"", *_ENDINGS.split()}
    for length in range(2, len(folded) + 1):
        if folded[length:] in endings:
            found |= _beginnings().get(folded[:length], frozenset())
    return frozenset(found)


def beginnings_of(verbs: frozenset[str]) -> frozenset[str]:
    """What the forms of verbs may begin with.

    Args:
        verbs: infinitives that `irregular_verbs` has given.
    """
    every = (*_beginnings().items(), *_forms().items())
    return frozenset(begin for begin, known in every if verbs & known)
