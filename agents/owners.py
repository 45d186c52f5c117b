"""Whose an agency is that texts credit: the family under which its owner's outlets stand in seeds/publishers.tsv."""

from __future__ import annotations

OWNERS = {
    "dha": "demiroren",
    "ria": "rossiya-segodnya",
    "sputnik": "rossiya-segodnya",
}
"""Agency -> family, where the two have different names. The others are families themselves (a test holds that)."""


def owner(agency: str) -> str:
    """The family of an agency, else its own name."""
    return OWNERS.get(agency, agency)
