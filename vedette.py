"""The front door: the command line. Its commands stand in `connectors/commands`, one function a command.

A command reads the settings, calls what does the work, and prints. Imports stand inside the
functions, so that `vedette --help` answers at once.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from agents.errors import VedetteError
from connectors.commands import (
    alerting,
    copying,
    delivering,
    feeding,
    judging,
    looking,
    receiving,
    running,
    trying,
    watching,
)
from connectors.commands.options import tell
from connectors.commands.publishing import watchlist_publish

INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--config", type=click.Path(path_type=Path), help="Settings file; else vedette.yaml, here or upwards.")
@click.option("--debug", is_flag=True, help="Show where an error came from.")
@click.version_option(package_name="vedette")
@click.pass_context
def cli(context: click.Context, /, config: Path | None, debug: bool) -> None:
    """Vedette watches the world's feeds and raises alerts, each with its evidence.

    Example: vedette demo
    """
    context.obj = {"config": config, "debug": debug}
    if not debug:  # a client's complaints while Kafka starts; what matters is raised
        logging.getLogger("aiokafka").setLevel(logging.CRITICAL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives its exit code. What Vedette says no to is one message, without a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(cli.main(given, "vedette", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except VedetteError as error:
        return _refuse(error, "--debug" in given)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED


def _refuse(error: VedetteError, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    tell(str(error))
    return error.exit_code


COMMANDS = (
    *(running.init, running.demo, running.replay, running.up, running.worker, running.ingest),
    *(looking.status, looking.doctor, looking.topics, looking.dead_letters),
    *(watching.flag, watching.watchlist, copying.copies, feeding.feeds, receiving.receive),
    *(alerting.alerts, alerting.audit, trying.backtest),
    *(
        delivering.deliver,
        delivering.sinks,
        judging.verdict,
        judging.mute,
        judging.unmute,
        judging.mutes,
        judging.rules,
    ),
)
watching.watchlist.add_command(watchlist_publish, "publish")
for _command in COMMANDS:
    cli.add_command(_command)


if __name__ == "__main__":
    sys.exit(main())
