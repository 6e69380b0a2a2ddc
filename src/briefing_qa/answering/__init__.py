"""From a question to an answer of verbatim sentences, or to a refusal.

wording     turns of phrase in both languages
facts       what a text names: numbers, years, places, groups, names
question    what is asked for
candidates  the sentences that may answer
features    what is measured about them
spelling    typing errors mended
finding     question to evidence and candidates
details     what a question insists on, and whether it is met
trees       boosted trees with numpy
reader      the seam: candidates to probabilities
synthesizer judged candidates to what is said
parts       comparisons and double questions
deciding    all of it in order: say it, or say nothing
abstention  why nothing is said
answer      the answer object
"""
