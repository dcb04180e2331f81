"""Words a second, the time to load and the memory of the parser, on text made for the purpose."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from store.parser import analyse, load

# Sentences in the manner of the press, written for this benchmark.
SENTENCES = (
    "Le ministre des Affaires étrangères a réaffirmé mardi le soutien de son pays à la médiation de l'ONU.",
    "« Nous ne reconnaîtrons pas ce gouvernement », a déclaré le porte-parole de l'opposition à la presse.",
    "Selon un diplomate européen, les deux pays, qui s'opposaient depuis 2012, auraient signé un accord.",
    "M. Durand, accusé par son homologue d'avoir armé les rebelles, a-t-il vraiment quitté la conférence ?",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What `measure` found; seconds are CPU seconds, memory is the peak of the process in megabytes."""

    import_seconds: float
    load_seconds: float
    words_per_second: float
    articles_per_second: float
    megabytes_loaded: float
    megabytes_peak: float


def article(size: int) -> str:
    """An article of about `size` characters in paragraphs of four sentences."""
    paragraph = " ".join(SENTENCES)
    return "\n\n".join([paragraph] * max(1, size // len(paragraph)))


def measure(articles: int, size: int, model: str | None = None) -> Figures:
    """Parse `articles` articles of `size` characters one by one, as the extraction does."""
    start = time.process_time()
    import spacy  # noqa: F401

    imported = time.process_time()
    nlp = load(model)
    loaded = time.process_time()
    memory = _megabytes()
    text = article(size)
    words = sum(len(doc) for _ in range(articles) for _, doc in analyse(nlp, text))
    seconds = time.process_time() - loaded
    return Figures(
        imported - start, loaded - imported, words / seconds, articles / seconds, memory, _megabytes()
    )


def report(articles: int = 100, size: int = 2000, model: str | None = None) -> Iterator[str]:
    """The figures as lines to print."""
    found = measure(articles, size, model)
    yield f"{articles} articles of {size} characters"
    yield f"import of spaCy    {found.import_seconds:8.2f} CPU s"
    yield f"load               {found.load_seconds:8.2f} CPU s"
    yield f"words              {found.words_per_second:8.0f} /CPU s"
    yield f"articles           {found.articles_per_second:8.1f} /CPU s"
    yield f"memory once loaded {found.megabytes_loaded:8.0f} MB"
    yield f"memory, peak       {found.megabytes_peak:8.0f} MB"


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
