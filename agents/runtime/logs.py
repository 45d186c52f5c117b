"""Logs of a worker: one line a thing, safe for terminals, and a client that repeats itself is told once."""

from __future__ import annotations

import logging
import sys
import time

from agents.text import visible

EVERY = 10.0  # seconds in which one message of one library is written once
OURS = ("agents", "connectors", "vedette")


class Once(logging.Filter):
    """Lets a library's repeated message through once in a while, with how often it was repeated.

    After a broker's SIGTERM a client logs 3,000 errors a second.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[tuple[str, object], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written."""
        if record.name.startswith(OURS):
            return True
        key = (record.name, record.msg)
        since, left_out = self.seen.get(key, (-EVERY, 0))
        now = time.monotonic()
        if now - since < EVERY:
            self.seen[key] = (since, left_out + 1)
            return False
        self.seen[key] = (now, 0)
        if left_out:
            record.msg = f"{record.msg} (and {left_out} times more)"
        return True


class Line(logging.Formatter):
    """UTC, level, logger, message; control characters made visible, so that no feed's text moves the cursor."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """One record; a traceback keeps its line breaks."""
        return "\n".join(visible(line) for line in super().format(record).splitlines())


def configure(level: str) -> None:
    """Log to standard error from `level` on; libraries from WARNING on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line("%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"))
    handler.addFilter(Once())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    # It reports a coordinator that is still starting as an error, and then finds it.
    logging.getLogger("aiokafka.consumer.group_coordinator").setLevel(logging.CRITICAL)
    # Our subclasses of Faust's services log under our name what Faust logs at INFO.
    logging.getLogger("agents.runtime.private").setLevel(logging.WARNING)
