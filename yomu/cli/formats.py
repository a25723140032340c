"""`yomu formats`: what can be read and written."""

import click

from yomu import formats, readers


@click.command("formats")
def command() -> None:
    """List what yomu reads (--from) and writes (--to)."""
    click.echo("Writes (--to):")
    for name in formats.names():
        click.echo(f"  {name:<10} {formats.load(name).SUFFIX:<12} {formats.description(name)}")
    click.echo("\nReads (--from):")
    for name in readers.names():
        suffixes = " ".join(readers.load(name).SUFFIXES)
        click.echo(f"  {name:<10} {suffixes}")
