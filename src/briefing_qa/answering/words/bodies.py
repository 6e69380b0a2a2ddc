"""Words for bodies, offices and powers of a state, in English and Spanish, folded.

Who acts, decides, advises and publishes. Whatever looks for such words takes them from here; what
else names are of (papers, places) stands in `names`.
"""

from __future__ import annotations

from collections.abc import Iterable


def by_kind(lines: Iterable[str]) -> dict[str, str]:
    """Each word of each line to the first one of its line, which stands for all of its kind."""
    return {word: line.split()[0] for line in lines for word in line.split()}


ORGANISATIONS = by_kind((
    "ministry ministries ministerio ministerios viceministerio", "department departamento",
    "secretariat secretaria", "office oficina bureau", "agency agencia",
    "authority authorities autoridad autoridades", "directorate direccion",
    "commission comision commissions comisiones", "committee comite committees comites",
    "council consejo", "institute instituto", "university universidad", "foundation fundacion",
    "fund fondo", "association asociacion", "federation federacion", "network red",
    "society sociedad", "alliance alianza", "organization organisation organizacion",
    "centre center centro", "observatory observatorio",
))  # fmt: skip
"""Bodies whose names have this word, which seldom stands in a title for anything else."""

INSTITUTIONS = by_kind((
    "board junta", "court courts tribunal tribunales corte cortes juzgado",
    "school escuela colegio", "hospital", "clinic clinica", "union sindicato", "party partido",
    "front frente", "police policia", "church iglesia", "company compania empresa", "bank banco",
))  # fmt: skip
"""Other bodies: texts are also about courts and schools, by words that name none."""

OFFICES = by_kind((
    "rapporteur rapporteurs relator relatora relatores relatoria",
    "ombudsman ombudsperson ombudswoman defender defensor defensora defensoria",
    "attorney prosecutor prosecutors procurador procuradora procuraduria fiscal fiscalia",
    "commissioner comisionado comisionada", "minister ministro ministra",
    "secretary secretario secretaria", "representative representante",
    "president presidente presidenta", "governor gobernador gobernadora",
    "director directora", "judge juez jueza", "government gobierno",
    "state states estado estados", "service servicio",
    "parliament parlamento", "congress congreso", "senate senado", "assembly asamblea",
))  # fmt: skip
"""Those who hold an office, and powers of a state."""

AUTHORITIES = {
    word: "committee" if kind == "commission" else kind
    for word, kind in (ORGANISATIONS | INSTITUTIONS | OFFICES).items()
    if kind in ("committee", "commission", "court", "rapporteur", "ombudsman")
}
"""Those whose reports and rulings are read, each to one for all of its kind."""

_POWERS = ("government", "parliament", "congress", "senate", "assembly", "ombudsman", "attorney")
_PERSONS = frozenset(
    {"attorney", "defender", "defensor", "defensora", "fiscal", "procurador", "procuradora"}
)
"""Words of the same kinds which, written small, are for anybody of the profession."""

ACTORS = (
    ORGANISATIONS.keys()
    | {word for word, kind in INSTITUTIONS.items() if kind != "front"}
    | {word for word, kind in OFFICES.items() if kind in _POWERS} - _PERSONS
)
"""Those who act, also where they are written small: "did the police find?"."""
