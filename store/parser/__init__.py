"""The French parser: words, parts of speech, lemmas, dependencies and sentences of an article.

Sides ships a small pipeline of its own (`weights/`, see the model card there); a user who has another
French spaCy pipeline installed can name it instead. Importing this package does not import spaCy.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "weights"
# The matrices of an article are too small to share among threads: `--jobs` is for more cores. numpy reads
# this when it is first imported, so before spaCy is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
LONGEST_PIECE = 20_000  # characters parsed at once: bounds the memory whatever the length of an article


def load(name: str | None = None) -> Language:
    """The packaged French pipeline, or the installed spaCy pipeline (or folder) called `name`.

    Either gives documents with the same inventory of labels (`store.parser.labels`), whose text is
    exactly the text given, with no sentence running over the end of a paragraph. Raises SidesError
    when `name` is not installed, not French or has no parser, or when the weights are unreadable.
    """
    from store.parser.loading import load_installed, load_packaged

    return load_installed(name) if name else load_packaged(WEIGHTS)


@cache
def fingerprint(name: str | None = None) -> str:
    """A short digest of the parser used for `name`: when it changes, articles are worth reading again.

    For the packaged parser it covers weights, data and code; for an installed one, name and version.
    """
    if name:
        from spacy.util import get_package_version

        return f"{name}-{get_package_version(name) or 'folder'}"
    folder = WEIGHTS.parent
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and _counts(path)):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _counts(path: Path) -> bool:
    """Whether the file bears on what the parser says (compiled code, texts and tools do not)."""
    return path.suffix in (".py", ".toml") or (WEIGHTS in path.parents and path.suffix != ".md")


def analyse(nlp: Language, text: str, limit: int = LONGEST_PIECE) -> Iterator[tuple[int, Doc]]:
    """Parse `text` in pieces of at most `limit` characters, cut between paragraphs where possible.

    Yields each piece's offset in `text` (code points) and its document: the token at `token.idx` in a
    document stands at `offset + token.idx` in the text. An ordinary article is one piece.
    """
    from store.parser.paragraphs import pieces

    for offset, piece in pieces(text, limit):
        yield offset, nlp(piece)


def analyse_together(
    nlp: Language, texts: Iterable[str], limit: int = LONGEST_PIECE
) -> list[list[tuple[int, Doc]]]:
    """What `analyse` yields for each of a few texts, in far less time than one after the other."""
    from store.parser.paragraphs import pieces

    cut = [list(pieces(text, limit)) for text in texts]
    parsed = nlp.pipe([piece for parts in cut for _, piece in parts])
    return [[(offset, next(parsed)) for offset, _ in parts] for parts in cut]
