"""Finds and reads the project's own data files, the top-level `dictionaries/`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from yomu.errors import MissingDictionary

_HERE = Path(__file__).parent
# In a wheel the folder lies inside the package (hatch's force-include); a checkout and an
# editable install, where force-include does nothing, have it beside the package.
_FOLDERS = (_HERE / "dictionaries", _HERE.parent / "dictionaries")


def path(name: str) -> Path:
    """Where the data file `name` (`counters.toml`) lies. `MissingDictionary` if nowhere."""
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise MissingDictionary(f"yomu's data file {name} is missing; install yomu again")


def toml(name: str) -> dict[str, Any]:
    """The TOML data file `name`, parsed."""
    import tomllib  # takes 5 ms, and most commands read no TOML

    return tomllib.loads(path(name).read_text(encoding="utf-8"))


def lines(file: Path) -> list[str]:
    """The lines of a table, its header first; comments (`#`) and empty lines are left out."""
    text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    return [line for line in text.split("\n") if line and line[0] != "#" and not line.isspace()]


def rows(file: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV file with a header row; `#` lines are comments, empty lines are skipped."""
    header, *rows = [line.split("\t") for line in lines(file)] or [[]]
    for cells in rows:
        if len(cells) < len(header):
            cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=False))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the TSV data file `name` (`countries.tsv`), read once. Not to be changed."""
    return tuple(rows(path(name)))
