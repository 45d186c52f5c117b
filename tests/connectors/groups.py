"""How many processes share a consumer group, once it is at rest."""

from __future__ import annotations

from connectors import kafka


async def members(bootstrap: str, group: str) -> int:
    """How many hold a part each; 0 while Kafka shares the parts out anew."""
    client = await kafka.admin(bootstrap)
    try:
        (answer,) = await client.describe_consumer_groups([group])
        _, _, state, _, _, found, *_ = answer.groups[0]
        return len(found) if state == "Stable" else 0
    finally:
        await client.close()
