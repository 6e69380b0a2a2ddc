"""What is said: sentences chosen and marked, or why there are none.

answer       the answer object, a LlamaIndex response
plain        the same without LlamaIndex
naming       what stands before quotes: documents, and how the quotes stand to each other
synthesizer  judged candidates to what is said
listing      the items of the list that is asked for
row_order    the row of a table with the most or the fewest
decision     what is said, and what it was decided with
abstention   why nothing is said
barriers     what is said where nothing is looked up
nearest      what a refusal says of the nearest sentence
related      which passages a refusal shows
looked_for   what a refusal says was looked for
verbs_asked  verbs of a Spanish question, which no text need have
composing    a decision as an answer
context      what a citation is to be read with
places       where something stands below the title of its document
speaking     who says what is cited
"""
