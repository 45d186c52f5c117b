"""sinks.yaml: every error at once, each with its line and what to write; secrets never in a message."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from agents.errors import Refused
from connectors.sinks import config
from connectors.starting import FIRST_FILES
from tests.connectors.sinks.service import SECRET

GOOD = """\
link: https://vedette.example
api: {listen: 127.0.0.1:8787}
sinks:
- name: desk
  kind: webhook
  url: https://hooks.example/vedette
  secret_file: secret
  route:
  - {severity: high, labels: {desk: [gulf, baltic]}}
  - {rule: patriot-moves}
  quiet: {from: 22:00, to: 07:00, zone: Europe/Berlin}
- name: chat
  kind: slack
  channel: C0123456789
  token_file: token
  digest: {at: 07:00, zone: UTC, by: desk}
  template: "{{ headline }}"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text(SECRET + "\n")
    (tmp_path / "token").write_text("xoxb-invented\n")
    (tmp_path / "broken").write_text("whsec_c2hvcnQ=\n")
    return tmp_path


def read(folder: Path, text: str) -> config.Sinks:
    (folder / "sinks.yaml").write_text(text)
    return config.read(folder / "sinks.yaml")


def test_a_file_is_read_with_routes_hours_and_secrets(folder: Path) -> None:
    found = read(folder, GOOD)
    desk, chat = found.sinks
    assert found.link == "https://vedette.example"
    assert desk.options["secret_file"] == (b"an invented secret of 32 bytes..",)
    assert desk.routes[0].labels == (("desk", ("gulf", "baltic")),)
    assert desk.quiet is not None
    assert (desk.quiet.begins, desk.quiet.ends, desk.quiet.above) == (time(22), time(7), "critical")
    assert chat.digest is not None
    assert chat.digest.by == "desk"


def test_without_a_file_there_are_no_sinks() -> None:
    assert config.read(None) == config.Sinks()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("sinks: desk", 1, "`sinks` is not a list"),
        ("sinks:\n- desk", 1, "'desk' is no sink"),
        ("sink: []", 1, "did you mean `sinks`?"),
        ("sinks:\n- name: Desk 1\n  kind: lines", 2, "is not a name of a-z"),
        ("sinks:\n- kind: lines", 2, "`name` is missing"),
        ("sinks:\n- name: a\n  kind: webhok", 3, "is none of lines, webhook"),
        ("sinks:\n- name: a\n  kind: webhook\n  secret_file: secret", 2, "`url` is missing"),
        ("sinks:\n- name: a\n  kind: webhook\n  url: ftp://x\n  secret_file: secret", 4, "no http or https URL"),
        ("sinks:\n- name: a\n  kind: webhook\n  url: https://me:pw@x.example\n  secret_file: secret", 4, "of its own"),
        ("sinks:\n- name: a\n  kind: webhook\n  url: https://x.example\n  secret_file: nowhere", 5, "cannot be read"),
        ("sinks:\n- name: a\n  kind: webhook\n  url: https://x.example\n  secret_file: broken", 5, "24 to 64 bytes"),
        (
            f"sinks:\n- name: a\n  kind: webhook\n  url: https://x.example\n  secret_file: {SECRET}",
            5,
            "the secret itself",
        ),
        ("sinks:\n- name: a\n  kind: lines\n  rout: {}", 4, "did you mean `route`?"),
        (
            "sinks:\n- name: a\n  kind: lines\n  route: {severity: extreme}",
            4,
            "none of info, low, medium, high",
        ),
        ("sinks:\n- name: a\n  kind: lines\n  route: {mode: loud}", 4, "there are live, test, digest, canary"),
        ("sinks:\n- name: a\n  kind: lines\n  quiet: {from: 25:00, to: 07:00, zone: UTC}", 4, "is not a time of day"),
        ("sinks:\n- name: a\n  kind: lines\n  quiet: {from: 22:00, to: 07:00, zone: Mars/One}", 4, "is no time zone"),
        ("sinks:\n- name: a\n  kind: lines\n  digest: {at: 07:00, zone: UTC}", 4, "`digest` is no key of a lines sink"),
        ("sinks:\n- name: a\n  kind: atom\n  path: x\n  template: '{{ nothing }}'", 5, "'nothing' is undefined"),
        ("sinks:\n- name: a\n  kind: atom\n  path: x\n  template: '{% if %}'", 5, "line 1"),
        ("sinks:\n- name: a\n  kind: atom\n  path: x\n  template: '{{ ().__class__.__bases__ }}'", 5, "unsafe"),
        ("sinks:\n- {name: a, kind: lines}\n- {name: a, kind: lines}", 3, "a second sink `a`"),
        ("api: {listen: 0.0.0.0:80}", 1, "set `token_file` too"),
        ("sinks: [", 2, "not YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(folder: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(Refused) as error:
        read(folder, text)
    assert any(fault.line == line and said in str(fault) for fault in error.value.faults), str(error.value)
    assert SECRET not in str(error.value)


def test_all_errors_come_at_once_in_the_order_of_the_file(folder: Path) -> None:
    with pytest.raises(Refused) as error:
        read(folder, "sinks:\n- name: A\n  kind: webhook\n  url: x\n  secret_file: y\n  oops: 1\n")
    lines = [fault.line for fault in error.value.faults]
    assert len(lines) == 4
    assert lines == sorted(lines)


def test_what_init_writes_can_be_read_as_it_is_and_with_its_examples(folder: Path) -> None:
    text = FIRST_FILES["sinks.yaml"]
    assert read(folder, text).sinks == ()
    (folder / "secrets").mkdir()
    (folder / "secrets" / "desk").write_text(SECRET)
    lines = text.replace("sinks: []", "sinks:").splitlines()
    spoken = [line.removeprefix("# ") for line in lines[2:]]
    found = read(folder, "\n".join(spoken))
    assert [sink.kind for sink in found.sinks] == ["lines", "webhook"]
    assert found.canary == 300.0
    assert found.api is not None
