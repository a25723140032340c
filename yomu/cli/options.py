"""Options that several commands have."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from yomu.cli.settings import Settings
from yomu.errors import UsageError


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`[INPUT]…`, `--from` and `--encoding`, as the arguments of `inputs.Inputs`."""
    encoding = click.option("--encoding", help="The input's encoding, where the guess is wrong.")
    reader = click.option(
        "--from", "reader", metavar="FORMAT", help="What the input is: text, html, …"
    )
    names = click.argument("names", nargs=-1, metavar="[INPUT]...", callback=_named)
    return names(reader(encoding(command)))


def _named(ctx: click.Context, _: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names; `-` for standard input where there are none and something is piped in."""
    if not names and sys.stdin.isatty():
        raise UsageError(f"no INPUT; name a file, or pipe a text in ({ctx.command_path} --help)")
    return names or ("-",)


def _set_data_dir(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    settings = ctx.find_root().ensure_object(Settings)
    if value is not None:
        settings.data_dir = value


def data_dir_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--data-dir`, understood before and after a command's name."""
    return click.option(
        "--data-dir",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_set_data_dir,
        help="Folder of the dictionaries and the reader's own files [env: YOMU_DATA_DIR].",
    )(command)


def fixes_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--fixes FILE`, to be given to `Settings.fixes`."""
    return click.option(
        "--fixes",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A table of readings that outrank ours, as `yomu check` writes it.",
    )(command)


def furigana_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--furigana POLICY`, to be given to `study.levels.marked`."""
    return click.option(
        "--furigana",
        default="all",
        callback=_policy,
        metavar="POLICY",
        help="Which words show furigana: all, none, hover, unknown, first, names, above:N3, "
        "above:grade4; several with commas.",
    )(command)


def _policy(_: click.Context, __: click.Parameter, text: str) -> str:
    from yomu.study import jlpt
    from yomu.study.policy import policy

    if policy(text).level:
        click.echo(f"yomu: {jlpt.CREDIT}", err=True)
    return text
