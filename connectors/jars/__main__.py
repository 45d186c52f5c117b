"""`python -m connectors.jars`: install Kafka for this user, once; `... lock`: write the lock anew from jgo.toml."""

from __future__ import annotations

import sys
from pathlib import Path

from agents.errors import BrokerFailed
from connectors.broker import install
from connectors.jars import HERE, LOCK


def lock() -> None:
    """Resolve jgo.toml and write what it came to, without the time: the same input gives the same file."""
    from jgo.env import EnvironmentBuilder, LinkStrategy  # noqa: PLC0415 -- part of the extra
    from jgo.env._spec import EnvironmentSpec  # noqa: PLC0415
    from jgo.maven import MavenContext  # noqa: PLC0415

    builder = EnvironmentBuilder(context=MavenContext(), link_strategy=LinkStrategy.HARD)
    environment = builder.from_spec(EnvironmentSpec.load_or_error(HERE / "jgo.toml"))
    lines = Path(environment.lock_path).read_text().splitlines()
    LOCK.write_text("\n".join(line for line in lines if not line.startswith("generated = ")) + "\n")


def main() -> int:
    """Run it."""
    if sys.argv[1:] == ["lock"]:
        lock()
        return 0
    try:
        print(f"Apache Kafka is in {install(lambda told: print(told, file=sys.stderr))}")
    except BrokerFailed as error:
        print(f"{error}\nWithout it Vedette works with a broker that is there: --broker host:port", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
