"""What the search box offers while somebody types, and what they may have meant.

It knows titles and frequent words of public entries and nothing else. They are kept in tables,
written with the entries themselves, so every engine and every database suggests alike.
"""
