"""`yomu fix`: the reader's own dictionary of readings."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from yomu import fix_table, kana, userdata
from yomu.cli.columns import harmless
from yomu.cli.options import data_dir_option
from yomu.cli.settings import Settings
from yomu.errors import UsageError, YomuError
from yomu.fixes import Fix, Place, fault, fits


@click.command("fix")
@click.argument("readings", nargs=-1, metavar="[SURFACE=READING]...")
@click.option("--left", default="", help="Only where this stands before it (^ is the beginning).")
@click.option("--right", default="", help="Only where this stands behind it ($ is the end).")
@click.option("--list", "listed", is_flag=True, help="Show the fixes there are.")
@click.option("--remove", is_flag=True, help="Remove the fixes of each SURFACE.")
@data_dir_option
@click.pass_obj
def command(
    settings: Settings,
    readings: tuple[str, ...],
    left: str,
    right: str,
    listed: bool,
    remove: bool,
) -> None:
    """Say once and for all how a word is read.

    A fix outranks every reading but the author's furigana, wherever SURFACE stands as one or more
    whole words: that of 米 does not touch 米国. Where several could hold, the longest does, then
    the one with more to its left and right, then the last.

    \b
    yomu fix 米露=べいろ
    yomu fix 方=ほう --left この --right が良い
    yomu fix --list
    yomu fix --remove 方
    """
    if listed and (readings or remove):
        raise UsageError("--list takes nothing else (yomu fix --help)")
    if not listed and not readings:
        raise UsageError("nothing to fix; type, for example: yomu fix 米露=べいろ")
    file = settings.fixes_file
    if listed:
        _show(file)
    elif remove:
        _remove(file, readings, left, right)
    else:
        _add(file, [_fix(reading, left, right) for reading in readings])


def _show(file: Path) -> None:
    fixes = [fix for _, fix in fix_table.read(file)] if file.exists() else []
    for line in fix_table.written([fix_table.COLUMNS, *fixes]):
        click.echo(line, nl=False)


def _fix(text: str, left: str, right: str) -> Fix:
    surface, _, reading = text.replace("＝", "=").rpartition("=")
    surface = text[: len(surface)].strip()
    if not surface:
        raise UsageError(f"{harmless(text)} is no SURFACE=READING, like 米露=べいろ")
    fix = Fix(surface, kana.compose(reading.strip()), left, right)
    wrong = fault(fix)
    if wrong:
        raise UsageError(harmless(f"{text}: {wrong}"))
    return fix


def _add(file: Path, new: Sequence[Fix]) -> None:
    def add(fixes: dict[Place, Fix]) -> None:
        for fix in new:
            fixes.pop(fix.place, None)
            fixes[fix.place] = fix

    _change(file, add)
    for fix in new:
        if not fits(fix):
            click.echo(f"yomu: {fix.surface} can hardly be read {fix.reading}", err=True)


def _remove(file: Path, surfaces: Sequence[str], left: str, right: str) -> None:
    def remove(fixes: dict[Place, Fix]) -> None:
        for surface in surfaces:
            found = [fix for fix in fixes.values() if _is_meant(fix, surface, left, right)]
            if not found:
                raise YomuError(f"there is no such fix of {harmless(surface)} (yomu fix --list)")
            for fix in found:
                del fixes[fix.place]

    _change(file, remove)


def _is_meant(fix: Fix, surface: str, left: str, right: str) -> bool:
    """Whether it is for the surface, and beside what is named, if anything is."""
    return fix.surface == surface and left in ("", fix.left) and right in ("", fix.right)


def _change(file: Path, change: Callable[[dict[Place, Fix]], None]) -> None:
    def changed(content: bytes) -> bytes:
        fixes = {fix.place: fix for _, fix in fix_table.fixes_in(content, file)}
        change(fixes)
        return "".join(fix_table.written([fix_table.COLUMNS, *fixes.values()])).encode()

    userdata.change(file, changed)
