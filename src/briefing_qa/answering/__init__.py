"""From a question to an answer of verbatim sentences, or to a refusal.

Lowest first; each package names its modules.

words       what words mean and texts name, whatever is asked
questions   what is asked, and how its words stand in texts
follow_up   questions that lean on the ones before
evidence    what is found, in sentences that may answer
measures    numbers about a question and a candidate
rules       what keeps a candidate from answering: the details that a question insists on
reading     candidates to probabilities: the seam where readers differ
statements  two sentences beside each other: the same, another value, another thing
saying      what is said, or why nothing is
parts       the sides of a comparison
gaps        what one question of several leaves to the other
carrying    who was asked about, and what, in the question after it
halves      several questions in one
covering    whether the sentence of one of them answers another
agreed      whether it does so in other words
choices     which of two things it is more
pairs       two things in one phrase
between_countries  in which of two countries it is more
one_document  several questions answered from one document
nearby      the sentence behind an answer, for the question that goes on from it
telling_apart  what tells which of two things it is more
whole       a question without its parts
half_by_half  several questions in one, each answered or named
deciding    all of it in order: say it, or say nothing
"""
