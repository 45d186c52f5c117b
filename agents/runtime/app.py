"""The Faust app of a worker, from a factory: nothing happens at import."""

from __future__ import annotations

from typing import Any

from faust.types import TP

from agents.errors import Fault, Refused
from agents.runtime.flow import Flow
from agents.runtime.private import App, NoMonitor, NoTables
from agents.runtime.setup import MIN_SESSION, Setup
from agents.stage import Stage

BURST = 50  # messages taken from an agent's queue before the event loop gets its turn


def create_app(setup: Setup) -> App:
    """A Faust app without web server, tables, leader or producer of its own."""
    if setup.session_timeout < MIN_SESSION:
        what = f"session timeout of {setup.session_timeout} s is below Kafka's minimum of {MIN_SESSION} s"
        raise Refused("settings", [Fault("settings", 0, what, "use 6 or more")])
    return App(
        f"{setup.namespace}.worker",
        broker=[f"aiokafka://{address}" for address in setup.bootstrap.split(",")],
        broker_credentials=setup.faust_credentials,
        TableManager=NoTables,
        Monitor=NoMonitor,
        autodiscover=False,
        web_enabled=False,
        topic_allow_declare=False,
        topic_disable_leader=True,
        table_standby_replicas=0,  # then Faust leaves the assigning to aiokafka's round robin
        store="memory://",
        stream_buffer_maxsize=1_000_000,  # the flow bounds it in bytes
        stream_wait_empty=True,
        cython_optimizations=True,
        consumer_group_instance_id=f"{setup.namespace}.{setup.instance}" if setup.instance else None,
        broker_session_timeout=setup.session_timeout,
        broker_heartbeat_interval=setup.session_timeout / 4,
        broker_request_timeout=max(30.0, setup.session_timeout * 2),
        broker_max_poll_interval=864_000.0,  # an idle worker must not leave; hangs are the watchdog's matter
        broker_commit_interval=1.0,
        consumer_max_fetch_size=4 * 1024 * 1024,
        consumer_auto_offset_reset="earliest",
    )


def declare(app: App, stage: Stage, flow: Flow) -> None:
    """Bind a stage to its topic as a Faust agent of its name: raw bytes in, acknowledged by its part."""
    topic = app.topic(
        f"{flow.namespace}.{stage.source}",
        key_type=bytes,
        key_serializer="raw",
        value_type=bytes,
        value_serializer="raw",
    )

    @app.agent(topic, name=stage.name, concurrency=1)  # type: ignore[untyped-decorator]
    async def judge(stream: Any) -> None:
        unacknowledged = stream.noack()
        waiting = unacknowledged.channel.queue
        async for event in unacknowledged.events():
            await flow.put(event)
            # Faust gives the loop a turn for every message; in a backlog one for so many is enough.
            for _ in range(BURST):
                if waiting.empty():
                    break
                await flow.put(waiting.get_nowait())


def connect(app: App, flow: Flow) -> None:
    """Let rebalances open and close the flow's parts; a part is open before its first event."""
    app.positions = flow

    async def on_assigned(_app: Any, **_: Any) -> None:
        assignment: set[TP] = set(app.consumer.assignment())
        await flow.assigned(assignment, await app.consumer._thread.committed(assignment))

    async def on_revoked(_app: Any, _revoked: Any, **_: Any) -> None:
        await flow.revoked()

    app.on_rebalance_complete.connect(on_assigned)
    app.on_partitions_revoked.connect(on_revoked)
