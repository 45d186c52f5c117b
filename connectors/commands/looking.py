"""Commands that look after an installation: status, doctor, topics, dead-letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from connectors.commands.options import (
    compiled_of,
    held_in,
    print_json,
    settings_of,
    tell,
    with_broker,
    with_data,
    with_json,
    with_namespace,
    with_watchlist,
)


@click.command()
@with_broker
@with_namespace
@with_data
@with_json
def status(as_json: bool, **over: Any) -> int:
    """Is it alive, how far behind, the last article and alert. Exits with 1 when it is not well.

    Example: vedette status --json | jq .behind
    """
    import msgspec

    from connectors import show, signals, status

    now = signals.run(status.status(settings_of(**over)))
    print_json(msgspec.to_builtins(now)) if as_json else click.echo("\n".join(map(show.safe, status.lines(now))))
    return 0 if now.alive else 1


@click.command()
@with_broker
@with_namespace
@with_data
@with_watchlist
@with_json
def doctor(as_json: bool, **over: Any) -> int:
    """Say what is wrong with this installation, and what to do. Exits with 1 when something is.

    Example: vedette doctor
    """
    import msgspec

    from connectors import doctor

    settings = settings_of(loud=not as_json, **over)
    checks = doctor.examine(settings, lambda: held_in(compiled_of(settings)))
    if as_json:
        print_json(msgspec.to_builtins(checks))
    else:
        for check in checks:
            click.echo(f"{check.state:4}  {check.name:18}  {check.detail}")
            if check.state != "ok":
                click.echo(f"{'':26}-> {check.fix}" if check.fix else "", nl=bool(check.fix))
    return 1 if any(check.state == "fail" for check in checks) else 0


@click.group()
def topics() -> None:
    """Create and check the topics on the broker.

    Example: vedette topics check --broker kafka:9092
    """


@topics.command("create")
@with_broker
@with_namespace
@with_data
@with_json
def topics_create(as_json: bool, **over: Any) -> None:
    """Create the topics that are missing; refuse what is there and laid out differently.

    Example: vedette topics create --broker kafka:9092
    """
    from connectors import runfile, signals, supervisor

    made = signals.run(supervisor.prepare(runfile.located(settings_of(loud=not as_json, **over))))
    print_json({"created": made}) if as_json else click.echo(
        "\n".join(f"created {name}" for name in made) or "all there"
    )


@topics.command("check")
@with_broker
@with_namespace
@with_data
@with_json
def topics_check(as_json: bool, **over: Any) -> None:
    """Check partitions and configuration of every topic. Exits with 1 when one is not as it must be.

    Example: vedette topics check
    """
    from connectors import runfile, signals, supervisor

    settings = runfile.located(settings_of(loud=not as_json, **over))
    signals.run(supervisor.check(settings))
    print_json({"ok": True}) if as_json else click.echo(f"the topics of {settings.namespace} are as they must be")


@click.group("dead-letters")
def dead_letters() -> None:
    """List, show and send back what could not be decoded or handled.

    Example: vedette dead-letters list
    """


@dead_letters.command("list")
@with_broker
@with_namespace
@with_data
@with_json
def dead_letters_list(as_json: bool, **over: Any) -> None:
    """List all dead letters: which, why, where from. With --json one object a line.

    Example: vedette dead-letters list --json | jq .reason
    """
    from agents.settings import security
    from connectors import deadletters, runfile, show, signals

    settings = runfile.located(settings_of(**over))
    rows = signals.run(deadletters.listed(settings.broker_address, settings.namespace, security(settings)))
    if as_json:
        for row in rows:
            print_json(row)
    else:
        columns = ("id", "reason", "stage", "origin", "attempts", "length", "detail")
        click.echo(show.table(columns, [[str(row.get(column, "")) for column in columns] for row in rows]))


@dead_letters.command("show")
@click.argument("id", type=int)
@click.option("--bytes", "as_bytes", is_flag=True, help="Write the untouched bytes to standard output, nothing else.")
@with_broker
@with_namespace
@with_data
@with_json
def dead_letters_show(id: int, as_bytes: bool, as_json: bool, **over: Any) -> None:
    """Show one dead letter: its headers and its bytes.

    Example: vedette dead-letters show 17 --bytes > article.json
    """
    from agents.settings import security
    from connectors import deadletters, output, runfile, show, signals

    settings = runfile.located(settings_of(**over))
    letter = signals.run(deadletters.found(settings.broker_address, settings.namespace, id, security(settings)))
    if as_bytes:
        click.get_binary_stream("stdout").write(letter.value or b"")
    elif as_json:
        print_json(output.as_object("dead-letters", letter))
    else:
        click.echo("\n".join(show.dead_letter(letter)))


@dead_letters.command("retry")
@click.argument("ids", type=int, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that can be sent back; says which cannot.")
@with_broker
@with_namespace
@with_data
@with_json
def dead_letters_retry(ids: Sequence[int], everything: bool, as_json: bool, **over: Any) -> int:
    """Send dead letters back to the topics they came from, key and bytes untouched, attempts counted.

    Example: vedette dead-letters retry 17 18
    """
    from connectors import appending, runfile, signals

    if bool(ids) == everything:
        raise click.UsageError("name the dead letters, or say --all")
    settings = runfile.located(settings_of(**over))
    sent, refused = signals.run(appending.retry(settings, None if everything else ids))
    for reason in refused:
        tell(reason)
    print_json({"sent": sent, "refused": refused}) if as_json else click.echo(f"{len(sent)} sent back")
    return 1 if refused else 0
