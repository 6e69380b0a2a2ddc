"""What words mean and texts name, whatever is asked.

wording         turns of phrase in both languages
listed          the lists of words that lie in data
groups          groups of people, and which exclude each other
facts           what a text names: numbers, years, places, groups, names
number_words    words for numbers, parts, sizes, spans of time
closed_classes  words that exclude one another: weekdays, directions
perils          of these, diseases, disasters and what is trafficked
unit_words      units that are asked for by name
quantities      quantities, comparable across spellings, units, languages
irregular_verbs English verbs whose past is not "-ed"
spanish_verbs   irregular Spanish verbs, by what their forms begin with
word_forms      forms and spellings that stemming keeps apart
ordinals        ordinal numbers: "59th", "fifty-ninth"
months          months that a text names
stretches       stretches of months, by whatever words
years           years that are times
relative_years  years given by another one: "the year before"
definitions     short names that a text gives
numbered        numbered articles, paragraphs and sections
bodies          bodies, offices and powers of a state
degrees         words that compare: "higher", "most"
names           names of several words, and what each is of
acronyms        bodies that go by several names
asking          sentences that ask
planning        what of a sentence is only planned or expected
first_person    sentences that tell in the first person
going_on        beginnings of sentences that go on
reasons         beginnings of sentences that give a reason for the one before
general_words   words that say nothing by themselves
"""
