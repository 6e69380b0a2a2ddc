"""Which candidates answer another question than the one asked, whatever else speaks for them."""

from __future__ import annotations

from collections.abc import Callable

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.lifting import is_unasked_advice
from briefing_qa.answering.measures.numbered_parts import is_of_another_part
from briefing_qa.answering.measures.said_of import says_nothing_of_it
from briefing_qa.answering.measures.treaty_rows import is_another_treaty
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.advised import is_only_advised
from briefing_qa.answering.rules.agents import leaves_out_who
from briefing_qa.answering.rules.aims_for_facts import is_aim_for_fact
from briefing_qa.answering.rules.amounts_asked import (
    lacks_a_figure_for_the_claim,
    lacks_the_average,
    lacks_the_money,
    lacks_the_rate,
    lacks_the_time,
    tells_only_by_when,
)
from briefing_qa.answering.rules.areas import is_of_every_area
from briefing_qa.answering.rules.bounds import is_the_other_bound
from briefing_qa.answering.rules.breakdowns import is_part_of_another_year, is_whole_of_a_part
from briefing_qa.answering.rules.captioned import is_a_caption
from briefing_qa.answering.rules.changes import tells_of_no_change
from briefing_qa.answering.rules.classes import is_of_another_member
from briefing_qa.answering.rules.columns import is_of_another_column
from briefing_qa.answering.rules.compared_years import is_only_compared_with
from briefing_qa.answering.rules.counted import counts_otherwise
from briefing_qa.answering.rules.counterparts import (
    counts_their_deeds,
    is_of_another_nation,
    is_of_another_ware,
    is_reason_for_another,
)
from briefing_qa.answering.rules.dated_words import is_dated_otherwise
from briefing_qa.answering.rules.defined import defines_another_term
from briefing_qa.answering.rules.denied import denies_what_is_asked
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.details_asked import (
    lacks_the_age,
    lacks_the_day,
    lacks_the_hour,
    lacks_the_month,
    lacks_the_part,
)
from briefing_qa.answering.rules.doers import is_done_by_another, is_owed_to_them, is_turned_round
from briefing_qa.answering.rules.earlier import is_of_the_time_after
from briefing_qa.answering.rules.echoing import (
    gives_it_as_the_reason,
    is_itself_the_reason,
    only_echoes,
    restates_it,
)
from briefing_qa.answering.rules.elsewhere import is_of_the_text_around
from briefing_qa.answering.rules.ends import tells_the_first_for_the_last, tells_the_other_end_of_it
from briefing_qa.answering.rules.funded import lacks_the_funder
from briefing_qa.answering.rules.heads import is_head_of_another
from briefing_qa.answering.rules.instruments import (
    has_another_article,
    has_another_number,
    is_of_another_instrument,
)
from briefing_qa.answering.rules.interrogative import leaves_it_open, only_asks
from briefing_qa.answering.rules.led import leads_on_to_others
from briefing_qa.answering.rules.limits import is_before_another_age, lies_beyond_the_limit
from briefing_qa.answering.rules.names_asked import (
    lacks_the_country,
    lacks_the_holder,
    lacks_the_language,
    lacks_the_name,
)
from briefing_qa.answering.rules.negated import affirms_what_is_negated
from briefing_qa.answering.rules.neighbours import is_of_a_neighbour, is_of_another_event
from briefing_qa.answering.rules.nothing_new import tells_nothing_new
from briefing_qa.answering.rules.off_matter import is_off_the_matter
from briefing_qa.answering.rules.offices import is_said_by_another_office
from briefing_qa.answering.rules.old_years import is_of_another_old_year
from briefing_qa.answering.rules.other_frames import (
    has_the_year_in_a_number,
    is_of_another_edition,
    is_of_another_season,
    is_of_months_only,
    is_of_more_years,
)
from briefing_qa.answering.rules.other_reasons import is_reason_for_the_opposite
from briefing_qa.answering.rules.parts_counted import is_a_part_of_all
from briefing_qa.answering.rules.payees import is_paid_to_others
from briefing_qa.answering.rules.penalties import is_another_penalty, is_only_threatened
from briefing_qa.answering.rules.peoples import is_of_another_people
from briefing_qa.answering.rules.planned import is_only_planned
from briefing_qa.answering.rules.poles import (
    lacks_the_place,
    tells_only_the_end,
    tells_the_other_change,
    tells_the_other_end,
)
from briefing_qa.answering.rules.portfolios import names_another_ministry
from briefing_qa.answering.rules.predicates import is_only_the_condition, is_said_of_others
from briefing_qa.answering.rules.professions import counts_another_profession
from briefing_qa.answering.rules.ranks_asked import lacks_the_rank
from briefing_qa.answering.rules.roles import (
    is_of_the_victims,
    is_the_other_way,
    tells_of_another_act,
    tells_only_of_the_complaint,
)
from briefing_qa.answering.rules.sayers import is_said_by_another
from briefing_qa.answering.rules.scored import has_another_score, is_of_another_score
from briefing_qa.answering.rules.sexed_clauses import is_told_of_the_other_sex
from briefing_qa.answering.rules.sexed_parts import is_told_of_all
from briefing_qa.answering.rules.sexes import (
    is_not_of_the_third,
    is_of_a_sex_elsewhere,
    is_of_either_sex,
)
from briefing_qa.answering.rules.siblings import stands_under_another
from briefing_qa.answering.rules.sides_of_time import is_of_the_other_side
from briefing_qa.answering.rules.speakers import is_said_of_themselves_by_another
from briefing_qa.answering.rules.stated_ages import is_of_older_ones, is_of_other_ages
from briefing_qa.answering.rules.sums_up_to import sums_up_to_the_year
from briefing_qa.answering.rules.tables_beside import is_of_the_table_beside
from briefing_qa.answering.rules.texts import is_of_no_document
from briefing_qa.answering.rules.to_come import (
    holds_figures_of_plans,
    is_only_a_bill,
    is_only_to_come,
    tells_of_the_last_time,
)
from briefing_qa.answering.rules.topics import is_share_of_others
from briefing_qa.answering.rules.turned import has_roles_turned_round
from briefing_qa.answering.rules.unidentified import tells_of_an_unnamed_one
from briefing_qa.answering.rules.units_asked import lacks_the_figure, lacks_the_year
from briefing_qa.answering.rules.untold import (
    tells_no_advice,
    tells_no_limitation,
    tells_no_penalty,
    tells_only_of_adoption,
    tells_only_of_disagreement,
)
from briefing_qa.answering.rules.which_one import is_of_larger_places, names_no_body
from briefing_qa.answering.rules.wholes import (
    is_of_a_part,
    is_of_several_places,
    is_of_the_whole,
)

RULES: tuple[Callable[[Question, Candidate], object], ...] = (
    unmet,
    is_of_a_neighbour,
    is_of_another_event,
    is_of_the_text_around,
    is_of_older_ones,
    is_of_other_ages,
    is_unasked_advice,
    only_asks,
    leaves_it_open,
    names_another_ministry,
    is_only_advised,
    is_aim_for_fact,
    is_only_planned,
    is_only_to_come,
    holds_figures_of_plans,
    tells_of_the_last_time,
    is_only_a_bill,
    only_echoes,
    is_itself_the_reason,
    gives_it_as_the_reason,
    restates_it,
    is_reason_for_the_opposite,
    tells_nothing_new,
    leaves_out_who,
    lacks_the_figure,
    lacks_the_year,
    lacks_the_time,
    tells_only_by_when,
    lacks_the_money,
    lacks_the_funder,
    is_paid_to_others,
    lacks_the_average,
    lacks_the_rate,
    lacks_a_figure_for_the_claim,
    lacks_the_part,
    lacks_the_age,
    lacks_the_day,
    lacks_the_month,
    lacks_the_hour,
    lacks_the_name,
    lacks_the_country,
    lacks_the_holder,
    lacks_the_language,
    is_of_larger_places,
    names_no_body,
    is_a_caption,
    is_of_another_score,
    has_another_score,
    is_of_either_sex,
    is_not_of_the_third,
    tells_only_the_end,
    tells_the_other_end,
    tells_the_other_change,
    tells_the_other_end_of_it,
    tells_the_first_for_the_last,
    tells_of_no_change,
    is_the_other_bound,
    lies_beyond_the_limit,
    is_before_another_age,
    is_of_the_time_after,
    is_of_the_other_side,
    sums_up_to_the_year,
    lacks_the_rank,
    lacks_the_place,
    is_of_another_member,
    counts_otherwise,
    stands_under_another,
    tells_of_another_act,
    tells_only_of_the_complaint,
    is_the_other_way,
    is_of_the_victims,
    is_of_a_sex_elsewhere,
    is_told_of_the_other_sex,
    is_told_of_all,
    is_of_every_area,
    is_of_a_part,
    is_of_the_whole,
    is_of_several_places,
    is_part_of_another_year,
    is_only_compared_with,
    is_of_more_years,
    is_of_another_edition,
    has_the_year_in_a_number,
    is_of_another_season,
    is_of_months_only,
    is_whole_of_a_part,
    is_a_part_of_all,
    is_dated_otherwise,
    is_of_another_old_year,
    is_of_another_column,
    is_of_the_table_beside,
    is_done_by_another,
    is_turned_round,
    is_owed_to_them,
    has_roles_turned_round,
    is_said_of_others,
    is_only_the_condition,
    is_of_another_instrument,
    has_another_number,
    has_another_article,
    is_another_treaty,
    says_nothing_of_it,
    is_of_no_document,
    leads_on_to_others,
    counts_their_deeds,
    is_of_another_ware,
    counts_another_profession,
    is_of_another_nation,
    is_reason_for_another,
    is_share_of_others,
    is_said_by_another,
    is_said_of_themselves_by_another,
    is_said_by_another_office,
    is_head_of_another,
    is_off_the_matter,
    tells_no_advice,
    tells_no_penalty,
    tells_no_limitation,
    is_another_penalty,
    is_only_threatened,
    tells_only_of_adoption,
    tells_only_of_disagreement,
    is_of_another_people,
    is_of_another_part,
    tells_of_an_unnamed_one,
    denies_what_is_asked,
    affirms_what_is_negated,
    defines_another_term,
)
"""Each finds something that keeps a candidate out, or nothing."""


def is_ruled_out(question: Question, candidate: Candidate) -> bool:
    """Whether a rule keeps a candidate out: it has no part in ranking and judging then."""
    return any(rule(question, candidate) for rule in RULES)
