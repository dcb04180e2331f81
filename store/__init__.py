"""Sides without its interface: reading, extraction, database and queries.

Nothing here imports `textual` or `tui`, and nothing that opens an existing store imports
the NLP stack (`store.parser`, `store.analysis`); tests hold both.
"""

__version__ = "0.1.0"
