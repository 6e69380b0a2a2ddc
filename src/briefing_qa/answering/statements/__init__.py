"""Two sentences beside each other: whether they say the same, other things, or of another thing.

alike         the same thing but for its value
stated        quantities that answer
renamed       one sentence with another name
parallel      what is asked, said of another one
disagreement  answers with different values
other_number  the number of a sentence where a claim has another one
contrast      what the documents give instead
whole_names   names of a question in one piece
lacking       what the nearest sentence does not name
nearness      whether a sentence may be called the nearest
denying       that something is not known
continued     the sentences of a list in prose
led_on        what follows a sentence that only leads on
alleged       what is alleged, with the sentence behind it that denies it
quotation     what somebody said, to the end and with who said it
scored_alike  all sentences that give the score of what is asked for
forbidden     an item of a list, with the line or heading before it that forbids it
antecedent    what a reason takes up
exchanging    the question asked again for that
"""
