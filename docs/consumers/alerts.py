"""An example consumer: prints every alert from the beginning of the topic, one line each, until Ctrl-C.

python alerts.py HOST:PORT [NAMESPACE [HOW_MANY]], with aiokafka (pip install aiokafka[lz4]).
"""

from __future__ import annotations

import asyncio
import json
import sys

from aiokafka import AIOKafkaConsumer


async def main(broker: str, namespace: str = "live", most: str = "inf") -> None:
    """Read until so many alerts were printed."""
    consumer = AIOKafkaConsumer(
        f"{namespace}.alerts",
        bootstrap_servers=broker,
        group_id=None,  # give it a name of your own, and Kafka remembers how far you have read
        isolation_level="read_committed",  # without it you also see what a crash has taken back
        auto_offset_reset="earliest",
    )
    seen: set[str] = set()
    async with consumer:
        async for record in consumer:
            alert = json.loads(record.value)
            if alert["id"] in seen:  # at least once: a repeat has the same id
                continue
            seen.add(alert["id"])
            data = alert["data"]
            terms = [quote["quote"][t["start"] : t["end"]] for quote in data["evidence"] for t in quote["terms"]]
            shown = {name: data[name] for name in ("severity", "state", "headline")}
            print(json.dumps({"id": alert["id"], **shown, "terms": terms}, ensure_ascii=False), flush=True)
            if len(seen) >= float(most):
                return


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
