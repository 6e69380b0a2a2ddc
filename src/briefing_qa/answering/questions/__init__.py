"""What is asked, and how its words stand in texts.

question      what is asked for
matching      words that two texts share, and how much each weighs
meaning       how near words are in meaning, within a language and across
coordination  what phrases that are joined have in common
spelling      typing errors mended
lower_case    names that were typed without capitals
plain_words   abbreviations and words of one country as reports have them
document_phrases  what may name a document
framed        a question with whose word it wants in a sentence of its own
of_the_document  questions about a document itself: who wrote it, when
places_asked  the places that a question asks about
counted_nouns  what a question counts
sexes_asked   the sexes that a question insists on
heads_asked   the body whose head is asked for
of_one        a phrase for the figures of two things, put for one
set_beside    how a question sets one thing beside another
of_one_kind   two things of one kind, of which the second one goes without its noun
terms_asked   the term whose meaning is asked for
stories       the age of somebody whom a question tells of
short_years   years said in two digits
named_in_a_row  a question about several things, for each of them
score_given   the score of what is asked for
senseless     questions that say nothing
wrapping      what people say of themselves around a question: "I'm writing a speech. Could you"
no_questions  what asks the documents nothing: "Summarise the report", "Hello"
unfound       words of a question that stand nowhere
"""
