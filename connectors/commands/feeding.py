"""Commands about feeds: run their process, subscribe, ask, look."""

from __future__ import annotations

import click

from connectors.commands import parsing


@click.group(invoke_without_command=True)
@click.pass_context
def feeds(context: click.Context) -> None:
    """Read feeds politely and append what is new to the live stream; alone: run the process.

    Example: vedette feeds add https://example.org/feed.xml
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


feeds.add_command(parsing.parse)
