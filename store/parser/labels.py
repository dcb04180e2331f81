"""The dependency labels that Sides reads: Universal Dependencies, most subtypes cut off."""

from __future__ import annotations

# Subtypes that tell something about holders and targets; the others vary from treebank to treebank.
KEPT_SUBTYPES = frozenset(
    {"obl:agent", "nsubj:pass", "aux:pass", "aux:tense", "aux:caus", "acl:relcl", "advcl:cleft"}
)


def cut_label(label: str) -> str:
    """A treebank's or another model's label, in the inventory of Sides (`obl:arg` → `obl`)."""
    return label if label in KEPT_SUBTYPES else label.split(":")[0]
