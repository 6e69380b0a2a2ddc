"""Candidates to probabilities: the seam where readers differ.

reader          the seam: candidates to probabilities
packaged        those that ship with the package
trial           whether a reader can run
calibration     a model's own figures to a probability
figures         readers that rank by one figure
rereading       another reader's first candidates, read again
as_asked        a question without what holds for the whole document
own_names       names of what a document is about, left out of a question
full_names      acronyms that a sentence has in full
joined          sentences that are read together with one before them
taken_over      sentences that take over from the one before what they say
farther_up      sentences read with one farther up that names what they leave out
close_reading   the packaged cross-encoder reads
language_model  a language model reads
yes_or_no       what a language model is asked
opening         from settings to a reader
"""
