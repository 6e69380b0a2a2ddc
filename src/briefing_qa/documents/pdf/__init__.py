"""PDF documents.

opening     the file, with errors that say what to do
geometry    the page as displayed and as read
letters     character codes to letters
characters  the characters of a page
tex_letters letters of the fonts that TeX draws
looks       how letters look and run
close_letters letters that follow each other closely
accents     accents that stand by themselves
glyphs      letters to runs
drawings    rules, shapes and pictures
dots        shapes that mark items
sideways    names of columns set upright
striking    words that are struck out
bands       where text stands side by side
crossed     columns that a drawn rule crosses
lines       runs to lines
raising     raised figures and letters, by their lines
ligatures   ligatures of which a file names one letter alone
cell_words  figures, years and dates of cells
cells       words to cells
merging     lines to rows
tables      tables whose cells stand in line
naming      names over columns of figures, in order
figures     tables of figures, by their rows
text_tables tables of sentences below bold names
spanners    names over several columns
grids       tables whose cells are drawn
striped     rows of tables of which others are shaded
row_rules   tables with a rule below each row
parting     rows that stand between the same rules
reuniting   names of columns read as a column of their own
continuing  tables that go on over a page
lone_rows   rows alone at the head or end of a page
tiles       key figures and their labels
layout      the elements of a page in reading order
pages       a page to its content
values      what is found on a page, from runs to lines
hocr        what Tesseract says of a picture
recognised  that as runs
recognising scanned pages to their content
legible     pages without text that can be read
page_numbers numbers of pages
table_edges running heads that stand in tables
running     running heads, feet and page numbers off
note_rules  the rule above footnotes
note_marks  their marks out of its sentences
notes       footnotes out of the text
distances   how far lines of a paragraph stand apart
line_ends   lines that end one, by where they end
marks       what stands before items
entries     entries of glossaries and lists of facts
margin_labels labels in the margin
paragraphs  lines to paragraphs
interrupting sentences that boxes and tables interrupt
body_size   the type size of the text
numbered    headings that only their numbers tell
contents    tables of contents
levels      the levels of headings
headings    paragraphs to headings
panels      boxes beside the text
hyphens     words that line ends part
writing     parts to canonical text, boxes and pages
stating     what the file says of itself
reading     all of it together
rendering   a page as a picture
"""

from briefing_qa.documents.pdf.reading import read_pdf
from briefing_qa.documents.pdf.rendering import render_page

__all__ = ["read_pdf", "render_page"]
