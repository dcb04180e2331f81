"""How fast inputs are read, and whether saved pages build as fast as the same texts plain.

    python -m tests.bench.reading [--articles 10000] [--build 300] [--jobs 2]

Reads (and, fewer, builds) the same texts as `.txt` and as `.html` with menus around them, and prints rates
and their ratio. The aim: pages build at no less than 60 % of the rate of plain texts.
"""

from __future__ import annotations

import argparse
import tempfile
import time
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


def write(folder: Path, count: int, pages: bool) -> Path:
    folder.mkdir()
    for number in range(count):
        name = f"a{number:06d}.{'html' if pages else 'txt'}"
        (folder / name).write_text(page_of(number) if pages else text_of(number), encoding="utf-8")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--build", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        rates = {}
        for kind in ("txt", "html"):
            folder = write(home / f"read-{kind}", options.articles, kind == "html")
            start = time.perf_counter()
            count = sum(1 for _ in read([folder]))
            rates["read", kind] = count / (time.perf_counter() - start)
            folder = write(home / f"build-{kind}", options.build, kind == "html")
            start = time.perf_counter()
            build_from([folder], home / f"store-{kind}", jobs=options.jobs)
            rates["build", kind] = options.build / (time.perf_counter() - start)
    for what in ("read", "build"):
        plain, pages = rates[what, "txt"], rates[what, "html"]
        print(f"{what}: {plain:.0f} txt/s, {pages:.0f} html/s, ratio {pages / plain:.2f}")


if __name__ == "__main__":
    main()
