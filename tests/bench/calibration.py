"""What a confidence means: of the stances at 0.8, how many are in the gold standard?

usage: python -m tests.bench.calibration GOLD.jsonl ARTICLES_FOLDER [GOLD ARTICLES_FOLDER …]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from store.extraction.pipeline import Extractor
from store.extraction.second.gold import Annotated, load_annotated
from store.model import Extraction, LocalStance
from store.reading import read


def is_right(stance: LocalStance, extraction: Extraction, row: Annotated) -> bool:
    def meant(key: int, text: str) -> frozenset[str]:
        actor = extraction.actors[key]
        return row.meant((actor.name, text, *actor.names))

    holder = meant(stance.holder, stance.holder_text)
    target = meant(stance.target, stance.target_text)
    return any(
        gold["stance"] == stance.stance
        and (gold.get("certainty") == "denied") == (stance.certainty == "denied")
        and gold["holder"] in holder
        and gold["target"] in target
        for gold in row.stances
    )


def judged(gold: Path, folder: Path, extractor: Extractor) -> Iterator[tuple[float, bool]]:
    rows = {row.article: row for row in load_annotated(gold)}
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
