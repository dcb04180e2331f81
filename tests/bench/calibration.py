"""What a confidence means: of the stances at 0.8, how many are in the gold standard?

usage: python -m tests.bench.calibration GOLD.jsonl ARTICLES_FOLDER [GOLD ARTICLES_FOLDER …]
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.extraction.pipeline import Extractor
from store.model import Extraction, LocalStance
from store.reading import read


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum())


def names_of(row: dict[str, Any], ident: str) -> set[str]:
    """Names of an actor and of whom it speaks for or who speaks for it."""
    found = set()
    for actor in row["actors"]:
        one: dict[str, Any] = next((a for a in row["actors"] if a["id"] == ident), {})
        if ident in {actor["id"], actor.get("member_of")} or one.get("member_of") == actor["id"]:
            found |= {folded(n) for n in actor["names"]}
    return found


def is_right(stance: LocalStance, extraction: Extraction, row: dict[str, Any]) -> bool:
    def fits(key: int, text: str, ident: str) -> bool:
        actor = extraction.actors[key]
        said = {folded(n) for n in (actor.name, text, *actor.names)}
        wanted = names_of(row, ident)
        return bool(said & wanted) or any(len(s) > 4 and (s in w or w in s) for s in said for w in wanted)

    return any(
        gold["stance"] == stance.stance
        and (gold["certainty"] == "denied") == (stance.certainty == "denied")
        and fits(stance.holder, stance.holder_text, gold["holder"])
        and fits(stance.target, stance.target_text, gold["target"])
        for gold in row["stances"]
    )


def judged(gold: Path, folder: Path, extractor: Extractor) -> Iterator[tuple[float, bool]]:
    rows = {row["article"]: row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    for source in read([folder]):
        if isinstance(source, Exception) or source.article not in rows:
            continue
        extraction = extractor.extract(source)
        for stance in extraction.stances:
            if stance.stance != "contact":
                yield stance.confidence, is_right(stance, extraction, rows[source.article])


def main(args: list[str]) -> int:
    if not args or len(args) % 2:
        print(__doc__)
        return 2
    extractor = Extractor()
    bins: dict[float, list[bool]] = defaultdict(list)
    for gold, folder in zip(args[::2], args[1::2], strict=True):
        for confidence, right in judged(Path(gold), Path(folder), extractor):
            bins[round(confidence, 1)].append(right)
    print("confidence  stances  right")
    for value, rights in sorted(bins.items()):
        print(f"{value:10.1f} {len(rights):8d} {sum(rights) / len(rights):6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
