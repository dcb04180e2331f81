"""Whether saved pages build as fast as the same texts plain.

    python -m tests.bench.reading [--articles 10000] [--build 200] [--jobs 1]

Writes the same texts as `.txt` and as `.html` with menus around them, reads all of them in both forms, checks
that the texts read are the same, and builds stores of the first `--build` of them in both forms. What a build
does after reading is the same work for the same text, so the rates for `--articles` are worked out from the
measured reading of all and what the build of the sample took beyond reading; with `--build` as large as
`--articles` nothing is worked out and all is measured. Times are seconds of processor, of all processes, so
that other programs on the machine do not count. The aim: pages at no less than 60 % of the rate of plain
texts.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

from store.building import build_from
from store.reading import read

SENTENCES = (
    "Le président de la région a condamné mercredi les propos du maire de la capitale.",
    "La France soutient le Mali, a déclaré le ministre des Affaires étrangères à l'issue de la rencontre.",
    "Selon des diplomates, l'Algérie s'oppose au projet de résolution présenté par le Royaume-Uni.",
    "Les deux hommes ont évoqué la situation à la frontière et les moyens d'y remédier.",
    "Le gouvernement, qui a reçu l'appui de plusieurs partis, n'a pas souhaité commenter ces informations.",
)
MENU = "".join(f'<li><a href="/rubrique/{number}">Rubrique numéro {number}</a></li>' for number in range(60))
FORMS = ("txt", "html")


def text_of(number: int) -> str:
    """About 1,800 characters in six paragraphs, different for each number."""
    paragraphs = [
        f"{number}.{part}. " + " ".join(SENTENCES[(number + part + at) % len(SENTENCES)] for at in range(4))
        for part in range(6)
    ]
    return "\n\n".join(paragraphs)


def page_of(number: int) -> str:
    """The same text as a page of a newspaper's site."""
    paragraphs = "".join(f"<p>{escape(part)}</p>\n" for part in text_of(number).split("\n\n"))
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Article {number}</title>'
        f'<meta property="article:published_time" content="2019-04-07T10:00:00+02:00">'
        f"<style>{'.a { color: red } ' * 200}</style><script>{'var x = 1; ' * 500}</script></head><body>"
        f"<nav><ul>{MENU}</ul></nav><article><h1>Article {number}</h1>{paragraphs}</article>"
        f"<aside><ul>{MENU}</ul></aside><footer>Mentions légales</footer></body></html>"
    )


def write(folder: Path, numbers: range, form: str) -> Path:
    folder.mkdir()
    for number in numbers:
        text = page_of(number) if form == "html" else text_of(number)
        (folder / f"a{number:06d}.{form}").write_text(text, encoding="utf-8")
    return folder


@dataclass
class Spent:
    """Seconds of processor, of this process and of those it started and that have ended."""

    seconds: float = 0.0


@contextmanager
def spending() -> Iterator[Spent]:
    spent, before = Spent(), os.times()
    yield spent
    spent.seconds = sum(os.times()[:4]) - sum(before[:4])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--build", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    many, few = options.articles, min(options.build, options.articles)
    reading: dict[str, float] = {}
    building: dict[str, float] = {}
    texts: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for form in FORMS:
            folder = write(home / form, range(many), form)
            with spending() as spent:
                texts[form] = [getattr(each, "text", "") for each in read([folder])]
            reading[form] = spent.seconds
            sample = folder if few == many else write(home / f"{form}-sample", range(few), form)
            with spending() as spent:
                build_from([sample], home / f"store-{form}", jobs=options.jobs)
            building[form] = spent.seconds
    alike = sum(a.split() == b.split() for a, b in zip(texts["txt"], texts["html"], strict=True))
    print(f"{many} articles, {alike} of them read alike in both forms; seconds of processor:")
    tell("reading alone", many, reading)
    tell(f"a whole build of {few}", few, building)
    if few < many:
        rest = max(0.0, building["txt"] / few - reading["txt"] / many)
        whole = {form: reading[form] + rest * many for form in FORMS}
        tell(f"a build of {many}, worked out: reading as measured, the rest as in the sample", many, whole)


def tell(what: str, count: int, seconds: dict[str, float]) -> None:
    plain, pages = (count / max(seconds[form], 1e-9) for form in FORMS)
    print(f"{what}: {plain:.1f} txt/s, {pages:.1f} html/s, ratio {pages / plain:.2f}")


if __name__ == "__main__":
    main()
