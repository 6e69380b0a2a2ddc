"""Follow-up questions: what is missing from a question is taken over from the one before.

"And in 2016?", "Who opposed it?", "Why?", "¿Y en las zonas rurales?" say something only after
another question. Rules find out what is missing and put it in, so that the question stands alone
and can be searched for; nothing is guessed from the documents. A question that names its own
subject stays exactly as it is: to carry an old matter into a new one is worse than to ask back.

turns              what is said in a conversation, as values
words, time_words  closed classes of words in both languages
opening_words      what is said before a question: "thanks, and", "tell me about"
of_another         "what was it in 2019?", "was it higher among boys?": the same of another
steering           what steers before a question: "back to the helpline:", "no, I meant"
inflecting         English verbs in a clause of their own: "identified" for "did ... identify"
several            whether things are asked for in the plural
shape              the order of a question: question word, noun, auxiliary, rest
phrases, telling   noun phrases; what a question is about, told as one
topic              what the earlier question is about
agreement          Spanish words that agree with what was exchanged
times, groups      times, ages and groups that replace others: "and the year before?", "and boys?"
prepositions, countries
                   phrases with a preposition, and countries: "and in Jordan?"
kinds, acts        superlatives, adjectives, numbers; acts with a verb of their own: "convictions?"
names, persons     names and people of a trade that replace others: "and Loreto?", "and drivers?"
same, nouns        nouns that replace others: "and article 48?", "and the clinic?"
slots              which phrase replaces which, in order
standing, unnamed_subjects
                   which short questions are whole, and which Spanish verbs have no subject
clitics, pointing  words that point back, and questions that name nothing: "it", "why?"
counting           questions that count again: "and how many in Jalisco?"
asking_again       the earlier question with another question word: "since when?"
completing         the topic put into these
understanding      all of it in order
"""

from briefing_qa.answering.follow_up.turns import Turn, Understood
from briefing_qa.answering.follow_up.understanding import understand

__all__ = ["Turn", "Understood", "understand"]
