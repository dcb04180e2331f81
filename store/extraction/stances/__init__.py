"""The stance rules: frames of the lexicon applied to the repaired parse of one article."""

from store.extraction.stances.assemble import find_stances

__all__ = ["find_stances"]
