"""From the actors of single articles to the actors of the corpus."""

from __future__ import annotations

from store.linking.link import Linked, link

__all__ = ["Linked", "link"]
