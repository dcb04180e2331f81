"""The lexicon of stance: which words take a side, and in which syntactic slots holder and target stand.

The entries are TOML files under `data/`, to be edited by a linguist; `load_lexicon` checks and reads them.
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
