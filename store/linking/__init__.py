"""From the actors of single articles to the actors of the corpus."""

from __future__ import annotations

from store.linking.cast import Cast, cast_of
from store.linking.link import Linked, link

__all__ = ["Cast", "Linked", "cast_of", "link"]
