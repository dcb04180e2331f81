"""From one article's text to its actors, mentions and stances.

Imports the NLP stack; never needed to open a store.
"""
