"""What a first start needs: the files of `vedette init`, names for throw-away namespaces, the seed corpus."""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec

from agents.errors import Fault, NotRunning, Refused
from agents.settings import Settings
from connectors import runfile

SEEDS = Path(__file__).parents[1] / "seeds"

FIRST_FILES = {
    "vedette.yaml": """\
# Settings of Vedette. Every key is in docs/operations.md; each can be set in the environment too:
# `worker.health_port` is VEDETTE_WORKER_HEALTH_PORT, or VEDETTE_WORKER_HEALTH_PORT_FILE for a file that holds it.
data_dir: data
watchlist: watchlist
""",
    "watchlist/mine.yaml": """\
# What you watch. `extends: shipped` begins with the entities, cues and rules that come with Vedette;
# what stands here is added. `vedette watchlist check` tells what is wrong with it.
extends: shipped
""",
    "feeds.opml": """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Feeds that Vedette reads</title></head>
  <body/>
</opml>
""",
    "sinks.yaml": """\
# Where alerts go besides the topic `alerts`; docs/delivery.md has every kind and key. `vedette sinks check` tells
# what is wrong here, `vedette sinks test NAME` sends a test alert. Secrets stand in files of their own.
sinks: []
# - name: archive               # each has a name and a place of its own; a new one begins now
#   kind: lines                 # or webhook, slack, email, apprise, alertmanager, atom, ping
#   path: alerts.jsonl
# - name: desk
#   kind: webhook
#   url: https://hooks.example/vedette
#   secret_file: secrets/desk
#   route: {severity: high}
#   quiet: {from: 22:00, to: 07:00, zone: Europe/Berlin}
# canary: 5m                    # proof of life
# api: {listen: 127.0.0.1:8787} # alerts, verdicts and mutes over HTTP
""",
}


def write_first_files(directory: Path) -> list[str]:
    """Write the first files into a directory; gives those written. What is there is left alone."""
    written = []
    for name, text in FIRST_FILES.items():
        file = directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text(text, encoding="utf-8")
            written.append(str(file))
    (directory / "data").mkdir(mode=0o700, exist_ok=True)
    return written


def fresh(kind: str) -> str:
    """A namespace that nobody has."""
    return f"{kind}-{secrets.token_hex(4)}"


def seed_corpus() -> list[Path]:
    """The files of the seed corpus in order. Raises Refused where there are none."""
    files = sorted((SEEDS / "corpus").glob("*.jsonl"))
    if not files:
        raise Refused("corpus", [Fault(str(SEEDS / "corpus"), 0, "holds no *.jsonl", "name a file")])
    return files


def replayable(settings: Settings) -> Settings:
    """With the broker of a running `vedette up`, where none is named; the namespace stays."""
    try:
        there = runfile.located(settings)
    except NotRunning:
        return settings
    return msgspec.structs.replace(settings, broker_address=there.broker_address)
