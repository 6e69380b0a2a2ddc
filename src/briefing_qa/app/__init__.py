"""The chat UI: a Gradio page, its routes, and the same answers for programs.

translations   the words of the interface, English and Spanish
reasons        what went wrong, and how a document was read, in the page's language
templates      HTML from values, everything escaped
views          the answer object as what a card shows
passage_views  passages that were found, words of the question marked and in sight
shown          words of documents as HTML, marks of Markdown hidden
source_tables  rows of the source that are a table
source_view    a document around a quote, every piece with its exact characters
page_view      its pages, with the places of the quote marked
page_images    what the pages look like, kept for the next time
drawing        a process of its own that draws them; `drawing_process` is what it runs
narrowing      which documents a question is put to
suggesting     other questions that the documents do answer
workspace      the engine behind the page: opened in the background, asked by a few at a time
reference_lines the sources below an answer, a line for each place
jobs           work that takes a while, with its progress
incoming       uploads on their way into the corpus
library        the documents: list, add, remove
visitors       who is asking: a cookie for a browser, a name for one who has logged in
guard          what reaches Gradio and the routes, and the headers that go out
calls          what programs call, looked at before Gradio does
ending         what is under way when the server ends
services       what the routes share
page_routes    the page itself, its files, log-in
conversation_routes, document_routes, evaluation_routes, source_routes
               what each of its parts asks the server for
programs       the named endpoints of Gradio, which are also the tools of MCP
page           the Gradio page itself
serving        all of it together, listening
"""
