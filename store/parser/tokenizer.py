"""Words of French text, cut as the Universal Dependencies treebanks cut them.

Elided words are cut off (`l'` `Egypte`, `qu'` `il`) and so are clitic pronouns after a verb (`a` `-t-il`);
contractions (`du`, `auquel`), hyphenated names, numbers with their separators and abbreviations with their
full stop stay whole. Every character of the text is kept: the tokens and their white space spell it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc
from spacy.util import registry

from store.parser.attributes import fold, install

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example
    from spacy.vocab import Vocab

DATA = Path(__file__).parent / "data" / "tokens.toml"
NAME = "sides.french_tokenizer.v1"
LONGEST_WORD = 200  # characters: a hostile line without a space costs no more memory than a long one

APOSTROPHE = "['’‘ʼ´]"
HYPHEN = "[-‐‑]"
PLAIN = "[a-zA-ZÀ-ÖØ-öø-ÿœŒ]"
INSIDE = r"[\w\u0300-\u036f]"  # combining accents too: text copied from a PDF is often decomposed
BEFORE_VOWEL = rf"(?:[cjmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr){APOSTROPHE}"
VOWEL = r"[aeiouyhàâäæéèêëîïôöœùûüÿ]"
PRONOUN = "(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les?|la|en|y|là|ci)"


def _literal(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first, with any apostrophe and any hyphen."""
    escaped = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    return "|".join(word.replace("'", APOSTROPHE).replace(r"\-", HYPHEN) for word in escaped)


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern whose successive matches, which leave no gap, are the tokens; what follows one, if it is
    an ordinary space, is its second group.
    """
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    start, end = rf"(?<!{INSIDE})", rf"(?!{INSIDE})"
    # "donne" "-le" "-moi", but not Bar-le-Duc.
    clitic = rf"(?:{HYPHEN}t)?{HYPHEN}(?i:{PRONOUN}){end}(?!{HYPHEN}(?!(?i:{PRONOUN}){end}){INSIDE})"
    part = rf"{INSIDE}{{1,{LONGEST_WORD}}}"
    alternatives = [
        r"\s+",
        # What most words are, first, as no other rule can cut them otherwise: letters up to a space or comma.
        rf"{start}{PLAIN}{{1,{LONGEST_WORD}}}+(?=[\s,])",
        rf"{start}(?i:https?://|www\.)\S{{0,{LONGEST_WORD}}}[\w/]",
        rf"{start}[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.\w{{1,24}})+",
        rf"{start}[\w-]{{1,64}}\.(?:{'|'.join(data['internet_endings'])}){end}",
        rf"{start}(?i:{_literal(data['with_apostrophe'])}){end}",
        rf"{start}(?i:{_literal(data['with_hyphen'])}){end}",
        # Initials and dotted acronyms: J.-C., O.N.U., "J. Kerry"; a lone capital may also end a sentence.
        rf"{start}(?:[A-ZÀ-Þ]\.(?:{HYPHEN}?[A-ZÀ-Þ]\.){{1,9}})",
        rf"{start}(?i:{_literal(data['abbreviations'])})",
        rf"{start}(?:{_literal(data['cased_abbreviations'])})",
        rf"{start}[A-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ]{INSIDE})",
        # Elisions. Before a consonant only l' and d' are ("l'FMI", but "N'Djamena", "M'sila" are names).
        rf"{start}(?i:[ld]{APOSTROPHE})",
        rf"{start}(?i:{BEFORE_VOWEL})(?=(?i:{VOWEL})|[^\w]|\d|$)",
        rf"(?<={INSIDE}){APOSTROPHE}[sS]{end}",
        clitic,
        rf"(?<![\w)])[-−+]?\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}})+(?:,\d+)?{end}",
        rf"(?<![\w)])[-−+]?\d{{1,40}}(?:[.,/:]\d{{1,40}})*(?:{HYPHEN}\d{{1,40}}(?:[.,/]\d{{1,40}})*)*{end}",
        rf"{start}\d{{1,2}}(?=h(?:\d\d)?{end})|(?<=\d)h(?=(?:\d\d)?{end})|(?<=\dh)\d\d{end}",
        r"[nN][°º]",
        # Words, with what a hyphen or an inner apostrophe ties to them unless it is a clitic or 's.
        rf"{part}(?:(?!{clitic})(?!{APOSTROPHE}[sS]{end})(?:{HYPHEN}{{1}}|{APOSTROPHE}){part})*",
        r"\.{2,20}|-{2,20}|…",
        r"(?s:.)",
    ]
    return re.compile(f"({'|'.join(alternatives)})( ?)")


def split(text: str) -> tuple[list[str], list[bool]]:
    """Cut `text` into words; the second list says which are followed by one ordinary space.

    White space that is not one ordinary space is a word of its own, so that
    `"".join(w + " " * s for w, s in zip(words, spaces)) == text`.
    """
    found = _pattern().findall(text)
    return [word for word, _ in found], [space == " " for _, space in found]


class FrenchTokenizer:
    """The spaCy tokenizer made of `split`, with the list of words that the pipeline has learnt.

    All that is saved is that list (one folded word a line); what it is for, `store.parser.attributes` says.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.known: frozenset[str] = frozenset()

    def __call__(self, text: str) -> Doc:
        words, spaces = split(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def initialize(
        self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language, rarest: int
    ) -> None:
        """Learn the words that stand at least `rarest` times in the examples; spaCy's training calls this."""
        counts = Counter(fold(token.text) for example in get_examples() for token in example.reference)
        self._learn(word for word, count in counts.items() if count >= rarest)

    def to_disk(self, path: Path | str, **_: Any) -> None:
        Path(path).write_text("\n".join(sorted(self.known)), encoding="utf-8")

    def from_disk(self, path: Path | str, **_: Any) -> FrenchTokenizer:
        if Path(path).is_file():
            self._learn(Path(path).read_text(encoding="utf-8").split("\n"))
        return self

    def to_bytes(self, **_: Any) -> bytes:
        return "\n".join(sorted(self.known)).encode()

    def from_bytes(self, data: bytes, **_: Any) -> FrenchTokenizer:
        self._learn(data.decode().split("\n"))
        return self

    def _learn(self, words: Iterable[str]) -> None:
        self.known = frozenset(words) - {""}
        install(self.vocab, self.known)


def create_tokenizer() -> Callable[[Language], FrenchTokenizer]:
    """What a pipeline's configuration names to get this tokenizer."""
    return lambda nlp: FrenchTokenizer(nlp.vocab)


registry.tokenizers(NAME, func=create_tokenizer)
