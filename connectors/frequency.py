"""How common a word is, from the tables that come with `wordfreq`: read from disk when first asked for."""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from functools import cache


@cache
def _table(lang: str) -> Mapping[str, float]:
    """Words and their share of a language's words; empty for a language without a table."""
    import wordfreq  # noqa: PLC0415 -- takes half a second

    logging.getLogger("wordfreq").setLevel(logging.ERROR)  # it tells which near language it takes for 'hr'

    try:
        table: Mapping[str, float] = wordfreq.get_frequency_dict(lang, "best" if lang == "en" else "small")
    except LookupError:
        return {}
    return table


def zipf(word: str, lang: str) -> float:
    """The power of ten of a word's number in a billion words; 0 for a rare word and an unknown language."""
    share = _table(lang).get(word, 0.0)
    return math.log10(share) + 9 if share else 0.0
