"""The lexicon of stance: which words take a side, and in which syntactic slots holder and target stand.

The entries are TOML files under `data/`, to be edited by a linguist; `load_lexicon` checks and reads them.
The frames stand under `data/frames/`, in a folder for each part of speech, a file for each theme and side;
the first line of a file says what belongs in it, and its entries are in the order of their ids.
"""

from store.lexicon.entries import (
    SLOTS,
    Attitude,
    Carrier,
    CertaintyWords,
    Embedder,
    Frame,
    Lexicon,
    Light,
    Neutral,
    Reporting,
)
from store.lexicon.loader import load_lexicon

__all__ = [
    "SLOTS",
    "Attitude",
    "Carrier",
    "CertaintyWords",
    "Embedder",
    "Frame",
    "Lexicon",
    "Light",
    "Neutral",
    "Reporting",
    "load_lexicon",
]
