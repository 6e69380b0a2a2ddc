"""Follow-up questions: what is missing from a question is taken over from the one before.

"And in 2016?", "Who opposed it?", "Why?", "¿Y en las zonas rurales?" say something only after
another question. Rules find out what is missing and put it in, so that the question stands alone
and can be searched for; nothing is guessed from the documents. A question that names its own
subject stays exactly as it is: to carry an old matter into a new one is worse than to ask back.

words, time_words  closed classes of words in both languages
shape              the order of a question: question word, noun, auxiliary, rest
topic              what the earlier question is about
agreement          Spanish participles that agree with what was exchanged
times, groups      times, ages and groups that replace others: "and the year before?", "and boys?"
same, nouns        nouns that replace others: "and article 48?", "and the clinic?"
slots              which phrase replaces which, in order
pointing           words that point back, and questions that name nothing: "it", "why?"
counting           questions that count again: "and how many in Jalisco?"
completing         the topic put into these
understanding      all of it in order
"""

from briefing_qa.answering.follow_up.understanding import Turn, Understood, understand

__all__ = ["Turn", "Understood", "understand"]
