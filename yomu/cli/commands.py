"""The commands, with click: all that `plain` does not understand."""

import os
from typing import Any

import click

from yomu import __version__
from yomu.cli.options import data_dir_option
from yomu.cli.settings import Settings

INTERRUPTED = 130

# A command's module is imported only when it is called: `yomu --help` stays quick.
COMMANDS = {
    "annotate": "Add readings and look-ups to a text: a page, furigana, JSON lines, …",
    "vocab": "List the words worth learning of a text, or of several.",
    "anki": "Make an Anki deck of these words, which later ones bring up to date.",
    "worksheet": "Make exercises of a text, to be printed, with their answers.",
    "stats": "Say how hard a text is, how much of it you know, and what to learn first.",
    "known": "Keep the words you know; take them over from Anki, lists and pages.",
    "check": "List the readings of a text that are in doubt, to be proofread.",
    "fix": "Say once and for all how a word is read: 米露=べいろ.",
    "lookup": "Look words up, in any form: 食べさせられなかった, 首脳会談.",
    "glossary": "List, show, check and add lists of terms, your own too.",
    "dict": "Show, build or update the dictionary.",
    "formats": "List what yomu reads and writes.",
    "completion": "Print the shell's completion script.",
}


class Commands(click.Group):
    """The commands, loaded when they are needed."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Their names, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"yomu.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a reader of our output that leaves, and Ctrl-C, end it quietly."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise click.exceptions.Exit(0) from None
        except KeyboardInterrupt:
            raise click.exceptions.Exit(INTERRUPTED) from None

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with one line each, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="yomu")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour in the output; auto minds NO_COLOR and FORCE_COLOR.",
)
@data_dir_option
@click.pass_context
def cli(ctx: click.Context, color: str) -> None:
    """Read Japanese: furigana, look-ups and vocabulary for any text.

    \b
    yomu annotate article.txt -o article.html   a page to read
    yomu annotate article.txt                   漢字(かんじ) in the terminal
    yomu lookup 首脳会談                          what a word means
    """
    ctx.color = _coloured(color)
    ctx.ensure_object(Settings)


def _coloured(color: str) -> bool | None:
    """Whether to write colours; None leaves it to whether the output is a terminal."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def run(arguments: list[str]) -> int:
    """Run the program with these arguments; its exit code. Our own errors pass through."""
    try:
        result = cli.main(args=arguments, prog_name="yomu", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else 0
