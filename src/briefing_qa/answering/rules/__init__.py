"""What keeps a candidate from answering: the details that a question insists on.

details        what a question insists on, and whether it is met
named          whether a text names this body or person, or another of its kind
nearest        what a candidate is of, as the nearest place tells it
months_told    the month or stretch of months that a candidate is of
surroundings   what stands around a candidate, nearest first
narrated       the year in which what a sentence says was so
standing       whether a word of a name stands with a candidate
stated_ages    an age in a stated range, or below all that are stated
translated     names that a text has in other words
portfolios     another ministry, named in the other language
neighbours     sentences about another body or place
elsewhere      figures of a place that only another sentence names
sexes          figures for everybody, where one sex is asked for
sexed_clauses  what is asked of one sex, in a clause on the other
sexed_parts    what a sentence tells of all that only counts those of one sex
areas          figures for all areas, where rural or urban people are asked for
wholes         one place for the country, several places for one
units_asked    the sort of figure that is asked for
row_figures    what the figures of a row are: counts, or only sums, shares and times
amounts_asked  how long without a time, how much without money, how many a year without one
details_asked  which article, at what age, on which day, in which month, and nothing of it
which_one      which district told of provinces, which port without a name
names_asked    what something is called, which country or language, without a name
funded         who carried it out, where it is asked who paid
payees         what people are paid, where it is asked what a home or school is paid
captioned      captions of tables, where a figure is asked for
scored         the score of another thing
classes        another day, direction, school or the like
counted        the same thing, counted otherwise
poles          the other end of an order
ends           when or why something ended, told of its beginning
advised        what should be done, where it is asked what was
aims_for_facts  what is recommended or promised, where it is asked whether it is so
planned        what is planned or expected, where it is asked what was done
to_come        what will or should be done, and figures of plans
agents         who did it, left out
sayers         who is asked for as the one who says something
speakers       what another one in a hearing says of themselves
offices        what the mayor says, where the minister is asked about
heads          the head of another body than the one asked
roles          another act, or the other way round
siblings       what another heading of the document is of
interrogative  sentences that ask the same, or leave it open
echoing        a question for a reason, repeated
other_reasons  why something is lower, where it is asked why it is higher
nothing_new    sentences with nothing but the words of a question
breakdowns     to which year the parts of a figure belong
parts_counted  the count of a part, where the whole is asked for
columns        the column of a table that is of another year
tables_beside  rows of a table, where another one beside it counts what is asked
other_frames   more years, another edition or season, or months instead of the year asked for
compared_years  a year that a figure is only compared with
dated_words    what a question dates, dated otherwise
old_years      years before 1800, which are numbers else
asked_doers    of whom a question asks what they did
doers          somebody else who did it, or the one to whom it was done
turned         who did it and to whom it was done, exchanged
predicates     of whom something is said, and of whom it is only the condition
instruments    other conventions, laws and codes
counterparts   inspectors for inspections, people of another nation, another reason
professions    people of another profession
peoples        another people or language
topics         shares of something else
changes        no change, where one over years is asked for
bounds         the most, where the least is asked for
limits         what lies on the other side of a number
earlier        what has been so since, where it is asked what was so before
sides_of_time  before a time, where it is asked what was after it, and the other way round
sums_up_to     sums of all years up to the one that is asked for
ranks_asked    no place in an order, where it is asked which one somebody has
matter         what is asked about, where the rest is met by anything
off_matter     advice, penalties and existence of something else
unidentified   "a platform", where it is asked which
denied         what a question takes for granted, denied
negated        what is so, where it is asked what is not
defined        the meaning of another term
texts          who wrote a text, or when, where a candidate speaks of none
led            a line that leads on to things of another matter
untold         sentences that name the matter and do not tell what is asked
penalties      prison for a fine, and what a law threatens for what was imposed
unknown_names  names that no document knows
strangers      documents that know nothing of a name which another one writes
documents_named  documents that a question names, and the question without their names
ruled_out      the rules that keep candidates out, each in a module of its own
"""
