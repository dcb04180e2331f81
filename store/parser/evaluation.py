"""How well a pipeline reads the test sentences of a treebank, from their raw text."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.scorer import Scorer
from spacy.training import Example

from store.parser.treebanks import Sentence, find_treebank, read_treebank, to_doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TESTS = ("fr_sequoia-ud-test.conllu", "fr_gsd-ud-test.conllu")
GROUP = 10  # sentences of running text in a document
LABELS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "acl:relcl",
    "xcomp",
    "ccomp",
    "appos",
    "conj",
)
FINAL = frozenset('.!?…:;»")]')


@dataclass(frozen=True, slots=True)
class Scores:
    """Percentages against a treebank, and words a CPU second; `labels` gives the F of some labels."""

    treebank: str
    words: int
    token_f: float
    upos: float
    uas: float
    las: float
    sentence_f: float
    lemma: float
    labels: dict[str, float]
    words_per_second: float


def evaluate(nlp: Language, folder: Path, name: str, layout: bool = False) -> Scores:
    """Score `nlp` on the sentences of the file `name` in `folder`, joined by spaces as running text.

    With `layout`, what has no final punctuation (headings, items of lists) stands on a line of its
    own, as it does in an article. Raises SidesError when the treebank is missing.
    """
    sentences = list(read_treebank(find_treebank(folder, name)))
    groups = [sentences[i : i + GROUP] for i in range(0, len(sentences), GROUP)]
    texts = [_text(group, layout) for group in groups]
    start = time.process_time()
    predicted = list(nlp.pipe(texts, batch_size=8))
    seconds = time.process_time() - start
    examples = [Example(doc, to_doc(nlp, group)) for doc, group in zip(predicted, groups, strict=True)]
    scores = _score(examples)
    types = scores["dep_las_per_type"]
    return Scores(
        treebank=name,
        words=sum(len(doc) for doc in predicted),
        token_f=100 * _token_f(examples),
        upos=100 * scores["pos_acc"],
        uas=100 * scores["dep_uas"],
        las=100 * scores["dep_las"],
        sentence_f=100 * scores["sents_f"],
        lemma=100 * scores["lemma_acc"],
        labels={label: 100 * types[label]["f"] for label in LABELS if label in types},
        words_per_second=sum(len(doc) for doc in predicted) / seconds,
    )


def report(nlp: Language, folder: Path, names: Sequence[str] = TESTS) -> Iterator[str]:
    """The scores on every treebank of `names` as lines of a table, one treebank a pair of lines."""
    yield f"{'':28s} words  token F  UPOS   UAS   LAS  sent F  lemma  words/s"
    for name in names:
        for layout in (False, True):
            found = evaluate(nlp, folder, name, layout)
            title = name.removesuffix(".conllu") + (", laid out" if layout else "")
            yield (
                f"{title:28s} {found.words:5d}  {found.token_f:7.2f} {found.upos:5.1f} {found.uas:5.1f}"
                f" {found.las:5.1f} {found.sentence_f:7.1f} {found.lemma:6.1f} {found.words_per_second:8.0f}"
            )
        yield "  F of labels: " + "  ".join(f"{label} {f:.0f}" for label, f in found.labels.items())


def _text(sentences: Sequence[Sentence], layout: bool) -> str:
    parts: list[str] = []
    for sentence in sentences:
        *words, last = sentence
        parts += [word.text + " " * word.space for word in words]
        open_end = layout and last.text[-1] not in FINAL
        parts.append(last.text + ("\n\n" if open_end else " "))
    return "".join(parts).rstrip()


def _score(examples: Sequence[Example]) -> dict[str, Any]:
    return {
        **Scorer.score_token_attr(examples, "pos"),
        **Scorer.score_token_attr(examples, "lemma"),
        **Scorer.score_spans(examples, "sents", getter=lambda doc, _: doc.sents),
        **Scorer.score_deps(
            examples, "dep", getter=lambda token, _: token.dep_, ignore_labels=("p", "punct")
        ),
    }


def _token_f(examples: Sequence[Example]) -> float:
    """F of the words' boundaries, white space left out."""
    right = found = wanted = 0
    for example in examples:
        ours, theirs = _spans(example.predicted), _spans(example.reference)
        right += len(ours & theirs)
        found += len(ours)
        wanted += len(theirs)
    return 2 * right / (found + wanted)


def _spans(doc: Doc) -> set[tuple[int, int]]:
    """The words as ranges of visible characters."""
    spans: set[tuple[int, int]] = set()
    start = 0
    for token in doc:
        end = start + len("".join(token.text.split()))
        if end > start:
            spans.add((start, end))
        start = end
    return spans
