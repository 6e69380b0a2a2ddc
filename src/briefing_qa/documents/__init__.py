"""The corpus: files in a folder, read as documents.

canonical     bytes to canonical text
outline       headings to sections
leading       the title that the words at the head of a text make
stated_title  the title that a file states, where it is one
parsed        what every reader returns
text          plain text: headings by how they stand
unwrapped     plain text in which each line is a paragraph
nesting       headings of plain text under one another, by their numbers
form_feeds    plain text that was printed in pages, with form feeds or page numbers
quoted_mail   plain text with mails that are quoted
tree          marked-up text as elements
xml_tree      XML to that tree
html_tree     HTML to that tree
encoding      the encoding of pages
assembling    parts to canonical text
typed_lines   lines of one paragraph: typed lists, labels
tables        tables to rows in words
table_lines   table rows that are typed as lines of one row
raising       raised characters: powers, fractions, marks of notes
numerals      numbers as lists show them
html          web pages, all of it together
html_main     the part that a page declares to be its text
html_article  what of a page is its text; `html_weight`, how much stands in each part of it
html_hidden   what nobody is shown, and what a reader opens
html_bylines  the line that says who wrote it
html_comments what readers wrote below
html_fields   title, language, date (`html_dates`), publisher
html_parts    the kept elements to canonical text; `html_marks`, `html_styled`, single elements
html_notes    notes, and the marks that lead to them
html_formulas formulas as words
html_tables   tables that hold data
html_bold     bold lines that are headings; `html_pre`, preformatted text
archive       zip archives, without trust
docx, docx_*  Word documents: body, parts, styles, numbering, tables, formulas, single elements
odt, odt_*    OpenDocument texts: body, styles, numbers
epub          EPUB books
pdf/          PDF documents, and pages as pictures
tesseract     the program that recognises the text of pictures
front_matter  fields at the top of a Markdown file
markdown      Markdown: headings by CommonMark; `markdown_notes`, its notes
reader        one reader per format, by suffix
isolation     files read in processes of their own
reading_process what such a process runs
limits        what reading one may take
confining     what such a process does to itself first
crossing      what was read, from one process to another; starts such a one
sources       the register of documents, `sources.toml`
language      the language of a document
describing    what is known of a document, and which word counts
downloads     the record of downloads, `downloads.toml`
dating        the year of a document
printed_dates the date that stands by itself at the head of a text
likeness      documents that are nearly the same
identity      ids from paths
listing       which files of a folder are documents
additions     files into the corpus
corpus        the folder: its documents, read, add, remove
"""

from briefing_qa.documents.additions import AddResult
from briefing_qa.documents.corpus import Corpus, CorpusFile, Scan
from briefing_qa.documents.identity import document_id_of
from briefing_qa.documents.listing import Skipped
from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.reader import Reader, parse, readable_suffixes
from briefing_qa.documents.sources import RegisteredSource, load_sources, missing_sources

__all__ = [
    "AddResult",
    "Corpus",
    "CorpusFile",
    "Parsed",
    "Reader",
    "RegisteredSource",
    "Scan",
    "Skipped",
    "document_id_of",
    "load_sources",
    "missing_sources",
    "parse",
    "readable_suffixes",
]
