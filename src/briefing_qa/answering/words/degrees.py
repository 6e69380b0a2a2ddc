"""Words that compare, in English and Spanish, folded, as parts of patterns."""

from __future__ import annotations

MORE = "more|fewer|less"
MOST = "most|fewest|least"
HIGHER = "higher|lower|larger|smaller|greater|bigger|better|worse|longer|shorter"
HIGHEST = "highest|lowest|largest|smallest|greatest|biggest|best|worst|longest|shortest"
MAS = "mas|menos"
MAYOR = "mayor|mayores|menor|menores|mejor|mejores|peor|peores"
"""Spanish has one word for both: "mayor" is "greater" and "greatest"."""

ALL = f"{MORE}|{MOST}|{HIGHER}|{HIGHEST}|{MAS}|{MAYOR}"
