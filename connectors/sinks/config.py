"""sinks.yaml: what sinks there are and what each is told, read whole, with every error at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from agents.errors import Fault, Refused
from agents.lined import Lined
from agents.loading import load
from connectors.sinks import reading
from connectors.sinks.routes import NEWS, Digest, Quiet, Route
from connectors.sinks.template import faulty

FILE = "sinks.yaml"
MODES = (*NEWS, "canary")


class SinkConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One sink: `options` are those of its kind, read; `admin` gets what Vedette has to say of itself."""

    name: str
    kind: str
    routes: tuple[Route, ...] = ()
    quiet: Quiet | None = None
    digest: Digest | None = None
    template: str = ""
    admin: bool = False
    canary: bool = False
    options: Mapping[str, Any] = {}
    line: int = 0


class ApiConfig(msgspec.Struct, frozen=True, kw_only=True):
    """The HTTP API: where it listens, and the token that everybody who is not on this machine must show."""

    host: str = "127.0.0.1"
    port: int = 8787
    token: tuple[str, ...] = ()
    clients: int = 256


class Sinks(msgspec.Struct, frozen=True, kw_only=True):
    """All of sinks.yaml. `link`: where people reach the API, for the links in messages."""

    file: str = ""
    sinks: tuple[SinkConfig, ...] = ()
    api: ApiConfig | None = None
    link: str = ""
    canary: float = 0.0  # seconds between two; 0: none


REQUIRED = object()

_TEXTUAL = {"template": (reading.text, ""), "template_file": (reading.path, None)}
_GATHERED = _TEXTUAL | {"digest": (None, None)}

KINDS: dict[str, dict[str, tuple[Any, Any]]] = {
    "lines": {"path": (reading.text, "-")},
    "webhook": {
        "url": (reading.url, REQUIRED),
        "secret_file": (reading.keys, REQUIRED),
        "timeout": (reading.number(1, 60), 15.0),
    },
    "slack": _GATHERED
    | {
        "channel": (reading.text, REQUIRED),
        "token_file": (reading.secret, REQUIRED),
        "revisions": (reading.choice("edit", "thread"), "edit"),
        "api": (reading.url, "https://slack.com/api"),
    },
    "email": _GATHERED
    | {
        "server": (reading.address, REQUIRED),
        "security": (reading.choice("starttls", "tls", "none"), "starttls"),
        "username": (reading.text, ""),
        "password_file": (reading.secret, ()),
        "from": (reading.text, REQUIRED),
        "to": (reading.texts, REQUIRED),
    },
    "apprise": _GATHERED | {"urls_file": (reading.services, REQUIRED)},
    "alertmanager": {
        "url": (reading.url, REQUIRED),
        "repeat": (reading.number(5, 3600), 60.0),
        "username": (reading.text, ""),
        "password_file": (reading.secret, ()),
    },
    "ping": {"url": (reading.url, REQUIRED)},
    "atom": _TEXTUAL
    | {
        "path": (reading.path, REQUIRED),
        "title": (reading.text, "Vedette: alerts"),
        "link": (reading.url, ""),
        "entries": (reading.number(1, 1000), 100.0),
    },
}
"""Kind of a sink -> its own keys: how each is read, and its default."""

_COMMON = ("name", "kind", "route", "quiet", "admin", "canary")
_ROUTE = ("rule", "severity", "labels", "entity", "mode")


def read(file: Path | None) -> Sinks:
    """Read sinks.yaml; without a file there are no sinks. Raises Refused with every error at once."""
    if file is None:
        return Sinks()
    try:
        found, faults = load(str(file), file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("sinks", [Fault(str(file), 0, f"cannot be read: {error}")]) from None
    reader = _Reader(str(file), file.parent, faults)
    made = reader.sinks(found) if found is not None else Sinks()
    if faults:
        raise Refused("sinks", sorted(faults, key=lambda fault: fault.line))
    return made


class _Reader:
    """Walks through the file and gathers what is wrong."""

    def __init__(self, file: str, folder: Path, faults: list[Fault]) -> None:
        self.file = file
        self.folder = folder
        self.faults = faults

    def sinks(self, found: Lined) -> Sinks:
        self._unknown(found, ("sinks", "api", "link", "canary"))
        entries = found.get("sinks") or []
        if not isinstance(entries, list):
            self._fault(found.line_of("sinks"), "`sinks` is not a list", "write `sinks:` and below it `- name: ...`")
            entries = []
        made = [self._sink(entry) for entry in entries if self._is_mapping(entry, found.line_of("sinks"))]
        self._twice(made)
        return Sinks(
            file=self.file,
            sinks=tuple(made),
            api=self._api(found),
            link=self._value(found, "link", reading.url, ""),
            canary=self._value(found, "canary", reading.minutes, 0.0),
        )

    def _is_mapping(self, entry: Any, line: int) -> bool:
        if not isinstance(entry, Lined):
            self._fault(line, f"{entry!r} is no sink", "write `- name: ...` and below it `kind: ...`")
        return isinstance(entry, Lined)

    def _twice(self, made: list[SinkConfig]) -> None:
        names = [sink.name for sink in made]
        for number, sink in enumerate(made):
            if sink.name in names[:number]:
                self._fault(
                    sink.line, f"a second sink `{sink.name}`", "each needs a name of its own: its place hangs on it"
                )

    def _sink(self, entry: Lined) -> SinkConfig:
        name = self._name(entry)
        kind = self._value(entry, "kind", reading.choice(*KINDS), REQUIRED) or ""
        keys = KINDS.get(kind, {})
        if kind:
            self._unknown(entry, (*_COMMON, *keys), f" of a {kind} sink")
        read = {key: self._value(entry, key, how, default) for key, (how, default) in keys.items() if how}
        if read.get("username") and read.get("security") == "none" and read["server"][0] not in LOOPBACK:
            self._fault(entry.line_of("username"), "a name and password would be sent in clear text", "use starttls")
        return SinkConfig(
            name=name,
            kind=kind,
            routes=(Route(modes=("canary",)),) if kind == "ping" else tuple(self._routes(entry)),
            quiet=self._quiet(entry),
            digest=self._digest(entry) if "digest" in keys else None,
            template=self._template(entry, read),
            admin=self._value(entry, "admin", reading.flag, False),
            canary=self._value(entry, "canary", reading.flag, kind == "ping"),
            options={key: value for key, value in read.items() if key not in _TEXTUAL},
            line=entry.line,
        )

    def _name(self, entry: Lined) -> str:
        name = self._value(entry, "name", reading.text, REQUIRED) or ""
        if name and not re.fullmatch("[a-z0-9][a-z0-9-]{0,39}", name):
            self._fault(entry.line_of("name"), f"`name` {name!r} is not a name of a-z, 0-9 and -, at most 40 long")
        return name

    def _routes(self, entry: Lined) -> Iterator[Route]:
        given = entry.get("route")
        for one in given if isinstance(given, list) else [given] if given is not None else []:
            if not isinstance(one, Lined):
                self._fault(entry.line_of("route"), "`route` is not a mapping", f"it may have {', '.join(_ROUTE)}")
                continue
            self._unknown(one, _ROUTE, " of a route")
            yield Route(
                rules=self._value(one, "rule", reading.texts, ()),
                severity=self._value(one, "severity", reading.severity, ""),
                labels=tuple(self._labels(one)),
                entities=self._value(one, "entity", reading.texts, ()),
                modes=self._value(one, "mode", _modes, NEWS),
            )

    def _labels(self, route: Lined) -> Iterator[tuple[str, tuple[str, ...]]]:
        labels = route.mapping("labels")
        if "labels" in route and not isinstance(route["labels"], Lined):
            self._fault(route.line_of("labels"), "`labels` is not a mapping", "write `labels: {desk: mideast}`")
        for name in labels:
            yield name, self._value(labels, name, reading.texts, ())

    def _quiet(self, entry: Lined) -> Quiet | None:
        told = self._section(entry, "quiet", ("from", "to", "zone", "except"))
        if told is None:
            return None
        begins, ends = (self._value(told, key, reading.clock, REQUIRED) for key in ("from", "to"))
        zone, above = self._when(told)
        return Quiet(begins=begins, ends=ends, zone=zone, above=above) if begins and ends and zone else None

    def _digest(self, entry: Lined) -> Digest | None:
        told = self._section(entry, "digest", ("at", "zone", "by", "except"))
        if told is None:
            return None
        at = self._value(told, "at", reading.clock, REQUIRED)
        zone, above = self._when(told)
        by = self._value(told, "by", reading.text, "")
        return Digest(at=at, zone=zone, above=above, by=by) if at and zone else None

    def _when(self, told: Lined) -> tuple[Any, str]:
        return (
            self._value(told, "zone", reading.zone, REQUIRED),
            self._value(told, "except", reading.severity, "critical"),
        )

    def _section(self, entry: Lined, key: str, keys: tuple[str, ...]) -> Lined | None:
        if key not in entry:
            return None
        if not isinstance(entry[key], Lined):
            self._fault(entry.line_of(key), f"`{key}` is not a mapping", f"it has {', '.join(keys)}")
            return None
        told: Lined = entry[key]
        self._unknown(told, keys, f" of `{key}`")
        return told

    def _template(self, entry: Lined, read: Mapping[str, Any]) -> str:
        text = str(read.get("template") or "")
        place = "template"
        if file := read.get("template_file"):
            place = "template_file"
            if text:
                self._fault(entry.line_of(place), "both `template` and `template_file`", "keep one")
            try:
                text = Path(file).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                self._fault(entry.line_of(place), f"`template_file` {file} cannot be read: {error}")
        if text and (wrong := faulty(text)):
            self._fault(entry.line_of(place), f"`{place}` is no template: {wrong}", "docs/delivery.md has an example")
        return text

    def _api(self, found: Lined) -> ApiConfig | None:
        told = self._section(found, "api", ("listen", "token_file", "clients"))
        if told is None:
            return None
        host, port = self._value(told, "listen", reading.address, ("127.0.0.1", 8787))
        token = self._value(told, "token_file", reading.secret, ())
        if host not in LOOPBACK and not token:
            self._fault(told.line_of("listen"), f"`listen` {host} is not this machine alone", "set `token_file` too")
        clients = self._value(told, "clients", reading.number(1, 10_000), 256)
        return ApiConfig(host=host, port=port, token=token, clients=int(clients))

    def _value(self, where: Lined, key: str, how: reading.Reader, default: Any) -> Any:
        if where.get(key) is None:
            if default is REQUIRED:
                self._fault(where.line, f"`{key}` is missing")
                return None
            return default
        try:
            return how(where[key], self.folder)
        except ValueError as error:
            self._fault(where.line_of(key), f"`{key}` {error}")
            return None if default is REQUIRED else default

    def _unknown(self, where: Lined, known: tuple[str, ...], of: str = "") -> None:
        for key in where:
            if key not in known:
                close = difflib.get_close_matches(key, known, 1)
                fix = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(known)}"
                self._fault(where.line_of(key), f"`{key}` is no key{of}", fix)

    def _fault(self, line: int, what: str, fix: str = "") -> None:
        self.faults.append(Fault(self.file, line, what, fix))


LOOPBACK = ("127.0.0.1", "::1", "localhost")


def _modes(value: Any, where: Path) -> tuple[str, ...]:
    told = reading.texts(value, where)
    if wrong := [one for one in told if one not in MODES]:
        raise ValueError(f"{', '.join(wrong)}: there are {', '.join(MODES)}")
    return told
