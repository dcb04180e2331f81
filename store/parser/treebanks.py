"""Universal Dependencies treebanks as training examples: .conllu files in a folder that the user names."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from store.errors import SidesError
from store.parser.augmentation import augment
from store.parser.labels import cut_label

if TYPE_CHECKING:
    from spacy.language import Language


READER = "sides.treebanks.v1"  # as config.cfg names it


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the text; `head` is the index of the word it hangs on, its own for the root."""

    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    label: str
    space: bool


Sentence = tuple[Word, ...]


@dataclass(slots=True)
class _Row:
    """A syntactic word as the file gives it: ids start at 1, the root's head is 0."""

    head: int
    columns: list[str]


def read_treebank(file: Path) -> Iterator[Sentence]:
    """The sentences of a .conllu file, contractions such as *du* (de + le) joined to one word.

    Raises SidesError when the file is not CoNLL-U with heads.
    """
    for number, block in enumerate(file.read_text(encoding="utf-8").split("\n\n"), 1):
        lines = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        try:
            yield _join(lines)
        except (ValueError, KeyError, IndexError) as error:
            raise SidesError(f"{file}: sentence {number} is not CoNLL-U: {error}") from error


def _join(lines: list[list[str]]) -> Sentence:
    rows: dict[int, _Row] = {}
    ranges: dict[int, tuple[int, list[str]]] = {}
    for columns in lines:
        if len(columns) != 10:
            raise ValueError(f"{len(columns)} columns instead of 10")
        first, _, last = columns[0].partition("-")
        if last:
            ranges[int(first)] = (int(last), columns)
        elif "." not in first:
            rows[int(first)] = _Row(int(columns[6]), columns)
    surface: list[tuple[int, int, list[str]]] = []
    covered = 0
    for number, row in rows.items():
        if number <= covered:
            continue
        covered, columns = ranges.get(number, (number, row.columns))
        surface.append((number, covered, columns))
    place = {number: i for i, (a, b, _) in enumerate(surface) for number in range(a, b + 1)}
    words = [_word(i, a, b, columns, rows, place) for i, (a, b, columns) in enumerate(surface)]
    return _with_agents(tuple(words))


def _word(
    index: int, first: int, last: int, surface: list[str], rows: dict[int, _Row], place: dict[int, int]
) -> Word:
    """One token from the syntactic words [first, last]: the one that hangs outside speaks for all."""
    inside = range(first, last + 1)
    row = next((rows[i] for i in inside if rows[i].head not in inside), rows[first])
    root = row.head == 0
    _, _, lemma, pos, _, morph, _, label, *_ = row.columns
    return Word(
        text=surface[1],
        lemma=lemma,
        pos="X" if pos == "_" else pos,
        morph="" if morph == "_" else morph,
        head=index if root else place[row.head],
        label="ROOT" if root else cut_label(label),
        space="SpaceAfter=No" not in surface[9],
    )


def _with_agents(words: Sentence) -> Sentence:
    """`obl` to `obl:agent` for *par* under a passive, where the treebank (PUD) does not say it."""

    def is_agent(index: int, word: Word) -> bool:
        if word.label != "obl" or not any(
            w.head == index and w.label == "case" and w.text.lower() == "par" for w in words
        ):
            return False
        head = words[word.head]
        return (
            "Voice=Pass" in head.morph
            or (head.label == "acl" and "VerbForm=Part" in head.morph)
            or any(w.head == word.head and w.label in ("aux:pass", "nsubj:pass") for w in words)
        )

    return tuple(
        replace(word, label="obl:agent") if is_agent(index, word) else word
        for index, word in enumerate(words)
    )


def to_doc(nlp: Language, sentences: Sequence[Sentence]) -> Doc:
    """Sentences that follow one another, with their annotations, as one document of running text."""
    words: list[Word] = []
    for sentence in sentences:
        offset = len(words)
        words += [replace(word, head=word.head + offset) for word in sentence]
        words[-1] = replace(words[-1], space=True)
    return Doc(
        nlp.vocab,
        words=[w.text for w in words],
        spaces=[w.space for w in words],
        lemmas=[w.lemma for w in words],
        pos=[w.pos for w in words],
        morphs=[w.morph for w in words],
        heads=[w.head for w in words],
        deps=[w.label for w in words],
    )


def to_example(nlp: Language, sentences: Sequence[Sentence]) -> Example:
    """What `nlp` has to learn: from the raw text, cut by its own tokenizer, to the treebank's words."""
    reference = to_doc(nlp, sentences)
    return Example(nlp.make_doc(reference.text), reference)


def find_treebank(folder: Path, name: str) -> Path:
    """The file `name` in `folder` or below. Raises SidesError when there is none."""
    found = next(iter(sorted(folder.rglob(name))), None)
    if found is None:
        raise SidesError(f"no {name} in {folder}", "the model card says which treebanks and where they are")
    return found


def create_reader(
    path: str, files: dict[str, float], longest_group: int, augmented: float, shuffle: bool
) -> Callable[[Language], Iterator[Example]]:
    """A corpus for spaCy's training: the .conllu `files` of the folder `path`, as running text.

    `files` gives the share of each file's sentences to use, drawn anew each time; `longest_group` the
    number of sentences in the longest document; `augmented` the share of documents that are altered.
    """
    loaded = [(list(read_treebank(find_treebank(Path(path), name))), share) for name, share in files.items()]
    randomness = random.Random(0)

    def read(nlp: Language) -> Iterator[Example]:
        chance = randomness if shuffle else random.Random(0)
        groups: list[Sequence[Sentence]] = []
        for sentences, share in loaded:
            kept = [s for s in sentences if share >= 1 or chance.random() < share]
            while kept:
                size = chance.randint(1, longest_group)
                groups.append(kept[:size])
                kept = kept[size:]
        if shuffle:
            chance.shuffle(groups)
        for group in groups:
            altered = augment(group, chance) if chance.random() < augmented else group
            yield to_example(nlp, altered)

    return read


registry.readers(READER, func=create_reader)
