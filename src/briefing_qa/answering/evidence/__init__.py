"""What is found, in sentences that may answer.

captions    what a table row needs: its table's caption, the names of its columns
notes       the sentence that a note belongs to
leads       the line that leads on to an item
telling_leads  such lines that tell something themselves
carried_over  the sentence before a passage that begins within a paragraph
explained   the sentence that a change was told in
candidates  the sentences that may answer
numbered_passages  the passages of an article or paragraph that is named
subjects    which country a document is about
capitals    the country of a city in a title
fronts      what a document says of itself at its beginning
head_fields  the fields at the head of minutes, forms and reports to donors
quoted_subjects  what a text is about, where its beginning names it in quotation marks
narrators   who tells a text in the first person
turns       who speaks where, in hearings and interviews
datelines   the place that a text was written at
subtitles   the line below a title that says what all of a document is about
imprints    the line below a title: whose a text is, and where
covers      the lines before a text begins, and the one that says who, when or which
front_lines  that line among the evidence, where it is asked for
designations  what a document is called by, besides its title
voices      whose own text a document is
lists       the list or table that a candidate stands in
lists_asked  whether its items are asked for
advice_lists whether it is the list of recommendations that is asked for
typed_rows   a list of names with a figure each, as rows
headed_lists whether it is the list that is asked for by its heading
finding     question to evidence and candidates
"""
