"""How the scripted server answers: one function a behaviour, from the request and the virtual time to an answer."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from email.utils import formatdate
from functools import cache
from typing import Any

import brotli
import msgspec
from backports import zstd

from tests.scripted.newsroom import Room, tag

HOUR, DAY = 3600.0, 86_400.0
BOMB = 300 * 1024 * 1024


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One request. `since` is when the server began, `rest` what follows the behaviour's name in the path."""

    host: str
    path: str
    headers: Mapping[str, str]
    now: float
    since: float
    number: int
    rest: tuple[str, ...] = ()

    @property
    def room(self) -> Room:
        return Room(name=self.host, since=self.since)

    @property
    def conditional(self) -> bool:
        return "If-None-Match" in self.headers or "If-Modified-Since" in self.headers


class Told(msgspec.Struct, kw_only=True):
    """One answer. `wait`: seconds until this URL may be asked again, `host_wait`: the whole host."""

    status: int = 200
    headers: dict[str, str] = {}
    body: bytes = b""
    wait: float = 0.0
    host_wait: float = 0.0
    mode: str = ""  # drip, cut
    lies: bool = False  # it says not modified whatever there is
    broken: bool = False  # 200, but nothing that a reader may keep


def date(seconds: float) -> str:
    return formatdate(seconds, usegmt=True)


def feed(ask: Ask, body: bytes, *, etag: str = "", modified: str = "", **more: str) -> Told:
    """200, or 304 where a validator is the present one."""
    headers = {"ETag": etag, "Last-Modified": modified} | more
    headers = {name.replace("_", "-"): value for name, value in headers.items() if value}
    same = (etag and ask.headers.get("If-None-Match") == etag) or (
        not etag and modified and ask.headers.get("If-Modified-Since") == modified
    )
    return Told(status=304, headers=headers) if same else Told(headers=headers, body=body)


def newest(ask: Ask) -> str:
    return date(ask.since + (ask.room.count(ask.now) - 15) * ask.room.gap)


def both(ask: Ask) -> Told:
    body = ask.room.document(ask.now)
    return feed(ask, body, etag=tag(body), modified=newest(ask))


def etag(ask: Ask) -> Told:
    body = ask.room.document(ask.now)
    return feed(ask, body, etag=tag(body))


def modified(ask: Ask) -> Told:
    return feed(ask, ask.room.document(ask.now), modified=newest(ask))


def touch(ask: Ask) -> Told:
    """The same body, new validators, every six hours."""
    turn = int(ask.now // (6 * HOUR))
    return feed(
        ask,
        Room(name=ask.host, since=ask.since, gap=400 * DAY).document(ask.now),
        etag=f'"touch-{turn}"',
        modified=date(turn * 6 * HOUR),
    )


def etagflip(ask: Ask) -> Told:
    return feed(ask, ask.room.document(ask.now), etag=f'"flip-{int(ask.now // HOUR)}"', modified=date(ask.since))


def weak(ask: Ask) -> Told:
    body = ask.room.document(ask.now)
    return feed(ask, body, etag="W/" + tag(body)[:-1] + '-gzip"')


def noquotes(ask: Ask) -> Told:
    body = ask.room.document(ask.now)
    return feed(ask, body, etag=tag(body).strip('"'))


def lie304(ask: Ask) -> Told:
    """Not modified, for ever, while items come."""
    if ask.conditional:
        return Told(status=304, lies=True)
    told = feed(ask, ask.room.document(ask.now), etag='"for-ever"')
    told.lies = True
    return told


def rand304(ask: Ask) -> Told:
    """Not modified, now and then, to who has not asked whether."""
    return Told(status=304) if ask.number % 3 == 2 else Told(body=ask.room.document(ask.now))


def plain(ask: Ask) -> Told:
    return Told(body=ask.room.document(ask.now))


def maxage(ask: Ask) -> Told:
    told = both(ask)
    told.wait = float(ask.rest[0])
    told.headers["Cache-Control"] = f"public, max-age={ask.rest[0]}"
    return told


def age(ask: Ask) -> Told:
    told = maxage(ask)
    told.headers["Age"] = ask.rest[1]
    told.wait = max(0.0, float(ask.rest[0]) - float(ask.rest[1]))
    return told


def expires(ask: Ask) -> Told:
    """Two hours fresh, on a clock that goes wrong by some hours."""
    wrong = ask.now + float(ask.rest[0]) * HOUR
    told = both(ask)
    told.headers |= {"Date": date(wrong), "Expires": date(wrong + 2 * HOUR)}
    told.wait = 2 * HOUR
    return told


def headed(head: str, wait: float, ask: Ask) -> Told:
    body = msgspec.structs.replace(ask.room, head=head).document(ask.now)
    told = feed(ask, body, etag=tag(body))
    told.wait = wait
    return told


def ttl(ask: Ask) -> Told:
    return headed(f"<ttl>{ask.rest[0]}</ttl>", float(ask.rest[0]) * 60, ask)


def sy(ask: Ask) -> Told:
    ns = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    head = f"<sy:updatePeriod {ns}>{ask.rest[0]}</sy:updatePeriod>"
    head += f"<sy:updateFrequency {ns}>{ask.rest[1]}</sy:updateFrequency>"
    return headed(head, {"hourly": HOUR, "daily": DAY}[ask.rest[0]] / float(ask.rest[1]), ask)


def skip(ask: Ask) -> Told:
    """Nothing between 0 and 6 GMT."""
    return headed("<skipHours>" + "".join(f"<hour>{hour}</hour>" for hour in range(6)) + "</skipHours>", 0.0, ask)


def busy(ask: Ask) -> Told:
    """Every fifth request is one too many."""
    wait = float(ask.rest[0])
    if ask.number % 5 == 4:
        return Told(status=429, headers={"Retry-After": ask.rest[0]}, wait=wait, host_wait=wait)
    return both(ask)


def busydate(ask: Ask) -> Told:
    if ask.number % 5 == 4:
        wait = 5 * HOUR
        headers = {"Date": date(ask.now - 3 * HOUR), "Retry-After": date(ask.now - 3 * HOUR + wait)}
        return Told(status=429, headers=headers, wait=wait - 1, host_wait=wait - 1)
    return both(ask)


def down(ask: Ask) -> Told:
    """503 for six hours of each day."""
    return Told(status=503) if ask.now % DAY < 6 * HOUR else both(ask)


def wall(ask: Ask) -> Told:
    return Told(
        status=403, headers={"cf-mitigated": "challenge"}, body=b"<title>Just a moment...</title>", wait=6 * HOUR
    )


def window(ask: Ask) -> Told:
    """404 for four hours of each day."""
    return Told(status=404) if ask.now % DAY < 4 * HOUR else both(ask)


def gone(ask: Ask) -> Told:
    return Told(status=410, wait=DAY) if ask.now - ask.since > 5 * DAY else both(ask)


def to(status: int, target: str) -> Callable[[Ask], Told]:
    return lambda ask: Told(status=status, headers={"Location": target.format(host=ask.host)})


def hop3(ask: Ask) -> Told:
    number = int(ask.rest[0]) if ask.rest else 0
    return both(ask) if number == 3 else Told(status=301, headers={"Location": f"/301x3/{number + 1}"})


def html(ask: Ask) -> Told:
    return Told(
        headers={"Content-Type": "text/html"}, body=b"<!doctype html><html><body><h1>Welcome</h1></body></html>"
    )


def trunc(ask: Ask) -> Told:
    body = ask.room.document(ask.now)
    return Told(headers={"ETag": tag(body)}, body=body[: len(body) * 2 // 3], broken=True)


@cache
def _bomb(kind: str) -> bytes:
    piece, count = bytes(1024 * 1024), BOMB // (1024 * 1024)
    feeder: Any = {"br": lambda: brotli.Compressor(quality=1), "zstd": zstd.ZstdCompressor}.get(
        kind, lambda: zlib.compressobj(1, wbits=31)
    )()
    add, end = (feeder.process, feeder.finish) if kind == "br" else (feeder.compress, feeder.flush)
    return b"".join([*(add(piece) for _ in range(count)), end()])


def bomb(ask: Ask) -> Told:
    return Told(headers={"Content-Encoding": ask.rest[0]}, body=_bomb(ask.rest[0]))


def mislabel(ask: Ask) -> Told:
    """Half the time gzip without saying so, half the time saying so without being it."""
    body = ask.room.document(ask.now)
    told = feed(ask, gzip.compress(body, mtime=0) if ask.number % 2 else body, etag=tag(body))
    told.headers |= {} if ask.number % 2 else {"Content-Encoding": "gzip"}
    return told


def hugeheaders(ask: Ask) -> Told:
    told = both(ask)
    told.headers |= {f"X-{number}": "x" for number in range(900)} | {"X-Long": "x" * 60_000}
    return told


def guid(ask: Ask) -> Told:
    body = msgspec.structs.replace(ask.room, guid={"http-https": "scheme"}.get(ask.rest[0], ask.rest[0])).document(
        ask.now
    )
    return feed(ask, body, etag=tag(body))


def noisy(ask: Ask) -> Told:
    body = ask.room.document(ask.now, f"<lastBuildDate>{date(ask.now)}</lastBuildDate><!-- {ask.now} -->")
    return feed(ask, body, etag=tag(body))


def future(ask: Ask) -> Told:
    body = msgspec.structs.replace(ask.room, future=True).document(ask.now)
    return feed(ask, body, etag=tag(body))


def badbyte(ask: Ask) -> Told:
    body = ask.room.document(ask.now).replace(
        b"Invented.", "Erfundene Übung \udcff.".encode("utf-8", "surrogateescape")
    )
    return feed(ask, body, etag=tag(body))


def drip(ask: Ask) -> Told:
    return Told(mode="drip")


def headers_too(ask: Ask) -> Told:
    return Told(body=ask.room.document(ask.now), mode="cut", broken=True)


BEHAVIOURS: dict[str, Callable[[Ask], Told]] = {
    "etag": etag,
    "lm": modified,
    "both": both,
    "touch": touch,
    "etagflip": etagflip,
    "weak": weak,
    "noquotes": noquotes,
    "lie304": lie304,
    "rand304": rand304,
    "plain": plain,
    "maxage": maxage,
    "age": age,
    "expires-skew": expires,
    "ttl": ttl,
    "sy": sy,
    "skip": skip,
    "429": busy,
    "429date": busydate,
    "503": down,
    "403cf": wall,
    "404window": window,
    "410": gone,
    "301": to(301, "/both"),
    "301x3": hop3,
    "302-301": to(302, "/301"),
    "301-302": to(301, "/302"),
    "302": to(302, "/both"),
    "301html": to(301, "/html200"),
    "301root": to(301, "/"),
    "loop": to(302, "/loop"),
    "downgrade": to(301, "http://{host}/both"),
    "to-private": to(302, "http://169.254.169.254/latest/meta-data/"),
    "drip": drip,
    "trunc": trunc,
    "short": headers_too,
    "bomb": bomb,
    "mislabel": mislabel,
    "hugeheaders": hugeheaders,
    "html200": html,
    "empty": lambda _: Told(),
    "passwd": lambda _: Told(body=b"/etc/passwd"),
    "bad206": lambda ask: Told(status=206, body=ask.room.document(ask.now)),
    "bad300": lambda _: Told(status=300),
    "": html,
    "guid": guid,
    "noisy": noisy,
    "future": future,
    "badbyte": badbyte,
}
"""First part of a path -> how it answers; the parts after it are its arguments."""
