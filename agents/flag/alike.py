"""Names of one thing that are spelled alike in several languages: what one asks for is asked for by all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from agents.flag.contexts import joined, parted
from agents.flag.watchlist import Context, Name
from agents.folding import fold

Spelling = tuple[str, bool]
"""A name as it is read in every article: folded, and whether it is all in capitals."""


def alike(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names of an entity, each with what the other languages say of its spelling.

    A name matches in articles of every language, so that what is said of a spelling once must hold for it always: a
    spelling that is guarded in one language is so in all, and the contexts that languages give it add up. One that is
    tied to its language with `only` keeps a context of its own, and lends it to none.
    """
    if not any([name.guarded or name.require or name.forbid for name in names]):  # noqa: C419 -- most have none
        return tuple(names)
    groups: dict[Spelling, list[Name]] = defaultdict(list)
    for name in names:
        groups[fold(name.text), name.text.isupper()].append(name)
    told = {spelling: _Told(group) for spelling, group in groups.items()}
    return tuple(told[fold(name.text), name.text.isupper()].of(name) for name in names)


class _Told:
    """What is said of one spelling."""

    def __init__(self, names: list[Name]) -> None:
        everywhere = [name for name in names if not name.only]
        self._guarded = any(name.guarded for name in names)
        self._require = _together(name.require for name in everywhere)
        self._forbid = _together(name.forbid for name in everywhere)

    def of(self, name: Name) -> Name:
        require = (name.require if name.only else None) or self._require
        forbid = (name.forbid if name.only else None) or self._forbid
        return msgspec.structs.replace(
            name,
            guarded=self._guarded and not name.ambiguous,
            require=require if name.ambiguous else None,
            forbid=forbid,
        )


def _together(contexts: Iterable[Context | None]) -> Context | None:
    """One context with the words of all, and of their distances the longest."""
    told = list(dict.fromkeys(context for context in contexts if context is not None))
    if len(told) < 2:
        return told[0] if told else None
    made = joined([row for context in told for row in parted(context)], max(context.within for context in told))
    spare = _together(context.spare for context in told)
    return msgspec.structs.replace(made, spare=spare) if spare is not None else made
