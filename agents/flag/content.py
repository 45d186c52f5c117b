"""What a watchlist's version names: everything but where it stood and its tests, as one text.

The same list in other files has the same version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

import msgspec

from agents.flag.watchlist import Entity, Rule, Samples, Watchlist

_AT_ONCE = 500  # entities encoded in one go, so that other threads have their turn in between
_PLACE = re.compile(rb',"file":"(?:[^"\\]|\\.)*","line":\d+')
_NOWHERE = rb',"file":"","line":0'
_UNTESTED = Samples()
_encoder = msgspec.json.Encoder(enc_hook=repr, order="deterministic")


def content(watchlist: Watchlist) -> str:
    """The text that a version is the digest of."""
    entities, rules = (b",".join(_encoded(things.values())) for things in (watchlist.entities, watchlist.rules))
    cues = _encoder.encode(sorted(watchlist.cues.items()))
    return b"".join((b"[[", entities, b"],", cues, b",[", rules, b"]]")).decode()


def _encoded(things: Any) -> Iterator[bytes]:
    """Entities or rules in the order of their ids, without the places that their names and they themselves have.

    In the text of a string a quotation mark has a backslash before it, and labels hold texts, never numbers: only the
    fields themselves can look like a place.
    """
    ordered: Sequence[Entity | Rule] = sorted(things, key=attrgetter("id"))
    plain = [
        thing if thing.tests == _UNTESTED else msgspec.structs.replace(thing, tests=_UNTESTED) for thing in ordered
    ]
    for at in range(0, len(plain), _AT_ONCE):
        yield _PLACE.sub(_NOWHERE, _encoder.encode(plain[at : at + _AT_ONCE]))[1:-1]
