"""The text of documents that hang on pages, so that search finds it.

A document is read when it is saved, in a process of its own with limits on time and memory
(``reader``, ``extracting``); what was read, or why nothing could be, is kept (``keeping``). A page
hands the text of the documents that it shows to search (``shown``), which decides by the page
alone what is public.
"""
