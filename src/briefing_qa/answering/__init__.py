"""From a question to an answer of verbatim sentences, or to a refusal.

wording     turns of phrase in both languages
facts       what a text names: numbers, years, places, groups, names
question    what is asked for
candidates  the sentences that may answer
features    what is measured about them
spelling    typing errors mended
finding     question to evidence and candidates
details     what a question insists on, and whether it is met
nearest     what a candidate is of, as the nearest place tells it
named       whether a text names this body or person, or another of its kind
ruled_out   the rules that keep candidates out, each in a module of its own
trees       boosted trees with numpy
reader      the seam: candidates to probabilities
synthesizer judged candidates to what is said
lists       the list or table that a candidate stands in
parts       the sides of a comparison
choices     which of two things it is more
halves      several questions in one
decision    what is said, and what it was decided with
deciding    all of it in order: say it, or say nothing
naming      what stands before quotes: documents, and how the quotes stand to each other
abstention  why nothing is said
answer      the answer object
"""
