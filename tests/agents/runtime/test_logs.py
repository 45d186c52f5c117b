"""Logs: a library that repeats itself is told once, and no text moves a terminal's cursor."""

from __future__ import annotations

import logging

from agents.runtime.logs import Line, Once


def record(message: str, name: str = "aiokafka.conn", *args: object) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "file", 1, message, args, None)


def test_a_librarys_message_is_written_once_and_then_counted() -> None:
    once = Once()
    assert once.filter(record("Connect to %s failed", "aiokafka.conn", "a"))
    assert not any(once.filter(record("Connect to %s failed", "aiokafka.conn", number)) for number in range(3000))
    assert once.filter(record("another"))


def test_our_own_messages_all_are_written() -> None:
    once = Once()
    assert all(once.filter(record("the same", "agents.runtime.worker")) for _ in range(3))


def test_control_characters_are_made_visible() -> None:
    line = Line("%(message)s").format(record("title %s", "agents", "\x1b[2J\u202ex"))
    assert line == "title \\u001b[2J\\u202ex"
