"""English irregular verbs: their plain form, past and past participle."""

from __future__ import annotations

import re

_VERBS = """
be was been were is are; bear bore borne born; beat beat beaten; become became become
begin began begun; bind bound bound; break broke broken; bring brought brought; build built built
burn burned burned burnt; buy bought bought; catch caught caught; choose chose chosen
come came come; cost cost cost; cut cut cut; deal dealt dealt; do did done does; draw drew drawn
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt
fight fought fought; find found found; flee fled fled; fly flew flown; forbid forbade forbidden
forget forgot forgotten; get got got gotten; give gave given; go went gone goes; grow grew grown
have had had has; hear heard heard; hide hid hidden; hit hit hit; hold held held; keep kept kept
know knew known; lay laid laid; lead led led; learn learned learned learnt; leave left left
lend lent lent; let let let; lie lay lain; lose lost lost; make made made; mean meant meant
meet met met; pay paid paid; put put put; read read read; rise rose risen; run ran run
say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set
shake shook shaken; show showed shown; shut shut shut; sing sang sung; sit sat sat
sleep slept slept; speak spoke spoken; spend spent spent; spread spread spread; stand stood stood
steal stole stolen; strike struck struck; swim swam swum; take took taken; teach taught taught
tell told told; think thought thought; throw threw thrown; undergo underwent undergone
understand understood understood; undertake undertook undertaken; wear wore worn; win won won
withdraw withdrew withdrawn; write wrote written
"""
"""Plain form, past, participle, and what other irregular forms there are."""

FORMS = tuple(tuple(verb.split()) for verb in re.split(r"[;\n]", _VERBS.strip()))
"""All forms of each verb, in this order."""

PAST_OF: dict[str, str] = {plain: past for plain, past, *_ in FORMS}
"""Plain forms to pasts: "draw" to "drew"."""

PARTICIPLE_OF: dict[str, str] = {past: participle for _, past, participle, *_ in FORMS}
"""Pasts to participles: "drew" to "drawn"."""
