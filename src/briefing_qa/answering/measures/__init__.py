"""Numbers about a question and a candidate.

share        what texts hold of a question's words
omission     how near a sentence stays when a word of the question is left out
features     what is measured about them
enumerating  sentences that enumerate, where kinds or forms are asked for
scored_headings  headings that hold a score, asked for in either language
cells        the cell of a table that is asked for
told_with    words of a question that stand with a table, or say what any table does
counting     columns that are called by nothing but how they measure
spelled_out  what an acronym stands for, where that is asked
glossed      the entry of a glossary for the term that is asked for
numbered_parts  the article or paragraph that is asked for
said_of      what is said of a thing that is named once or twice
own_heads    the head of the body that the sentence before tells of
treaty_rows  the treaty that is asked for in a table of them
lifting      what answers outright, and recommendations, asked for or not
trees        boosted trees with numpy
"""
