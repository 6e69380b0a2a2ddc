"""Numbers about a question and a candidate.

share     what texts hold of a question's words
omission  how near a sentence stays when a word of the question is left out
features  what is measured about them
lifting   scored headings and recommendations, asked for or not
trees     boosted trees with numpy
"""
