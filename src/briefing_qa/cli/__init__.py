"""The command line: calls the engine and writes its answers; has no logic of its own.

app          the commands that index and answer
corpus       the commands about documents
fetch        the command that downloads
evaluate     the command that measures
serve        the command that serves the chat UI
user         the command that adds people to a file of accounts
doctor       the command that looks for what is wrong
checks       one of its findings
index_checks what it says of the index
rights       what can be done about a folder that cannot be written
chat         a conversation in the terminal
options      the global options
choosing     the options that choose documents
mistakes     command lines that cannot be understood
show         how answers and reports are written for people
listing      how documents are listed
tables       how an evaluation is written
streams      standard output and standard error
"""
