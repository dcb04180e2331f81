"""The closed classes of words that refer back, folded."""

from __future__ import annotations

DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "du", "au", "aux", "des"})
POSSESSIVE = {"son": False, "sa": False, "ses": False, "leur": True, "leurs": True}
FIRST = frozenset({"je", "j'", "nous", "me", "m'", "moi", "nous-memes"})
FIRST_POSSESSIVE = frozenset({"notre", "nos", "mon", "ma", "mes"})
CLITICS = frozenset({"le", "la", "l'", "les", "lui", "leur"})
SUBJECT_FORMS = frozenset({"il", "elle", "ils", "elles", "-il", "-elle", "-ils", "-elles", "-t-il", "-t-elle",
                           "-t-ils", "-t-elles"})  # fmt: skip
# "X a souhaité son retour": somebody else's; "X a annoncé son retour": X's own
LATTER = frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
STRONG = frozenset({"lui", "elle", "eux", "elles", "lui-meme", "elle-meme", "eux-memes", "elles-memes"})
