"""What a watchlist's version names: everything but where it stood and its tests, as one text.

The same list in other files has the same version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from operator import attrgetter

import msgspec
import orjson

from agents import wire
from agents.flag.watchlist import Entity, Rule, Samples, Watchlist

_AT_ONCE = 200  # entities encoded in one go, so that other threads have their turn in between
_PLACE = re.compile(rb',"file":"[^"\\]*(?:\\.[^"\\]*)*","line":\d+')
_NOWHERE = rb',"file":"","line":0'
_UNTESTED = Samples()
_encoder = msgspec.json.Encoder(enc_hook=repr, order="deterministic")


def version(matcher: int, watchlist: Watchlist) -> str:
    """`wire.digest("watchlist", matcher, text)`, the text being told piece by piece: of 100,000 names it has 30 MB."""
    hashed = sha256(f'["watchlist",{matcher},"'.encode())
    for piece in _pieces(watchlist):
        hashed.update(orjson.dumps(piece.decode())[1:-1])
    hashed.update(b'"]')
    return wire.written(hashed.digest())


def _pieces(watchlist: Watchlist) -> Iterator[bytes]:
    yield b"[["
    yield from _encoded(watchlist.entities.values())
    yield b"]," + _encoder.encode(sorted(watchlist.cues.items())) + b",["
    yield from _encoded(watchlist.rules.values())
    yield b"]]"


def _encoded(things: Iterable[Entity | Rule]) -> Iterator[bytes]:
    """Entities or rules in the order of their ids, without the places that their names and they themselves have.

    In the text of a string a quotation mark has a backslash before it, and labels hold texts, never numbers: only the
    fields themselves can look like a place.
    """
    ordered = sorted(things, key=attrgetter("id"))
    for at in range(0, len(ordered), _AT_ONCE):
        some = [_untested(thing) for thing in ordered[at : at + _AT_ONCE]]
        yield b"," * (at > 0) + _PLACE.sub(_NOWHERE, _encoder.encode(some))[1:-1]


def _untested(thing: Entity | Rule) -> Entity | Rule:
    return thing if thing.tests == _UNTESTED else msgspec.structs.replace(thing, tests=_UNTESTED)
