"""The plain `yomu annotate FILE… -t FORMAT -o FILE`, done without click.

Loading click takes as long as reading half an article. Whatever is not as plain, and whatever is
wrong, is for click to understand, which says the same of these.
"""

import os
import sys
from collections.abc import Sequence

_VALUES = {"-t": "to", "--to": "to", "-o": "target", "--output": "target"}


def run(arguments: Sequence[str]) -> bool:
    """Do what the arguments ask for, if it is as plain as that; whether it was."""
    asked = understood(arguments)
    if asked is None or "_YOMU_COMPLETE" in os.environ:
        return False
    names, values = asked
    if not names and sys.stdin.isatty():
        return False
    from yomu.cli.annotating import annotate
    from yomu.cli.inputs import Inputs
    from yomu.cli.settings import Settings

    inputs = Inputs(names or ["-"], None, None)
    annotate(Settings(), inputs, values.get("to"), values.get("target"))
    return True


def understood(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]] | None:
    """The names and the values of the options; none where there is anything else."""
    if not arguments or arguments[0] != "annotate":
        return None
    names: list[str] = []
    values: dict[str, str] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in _VALUES:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
            values[_VALUES[argument]] = value
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            names.append(argument)
    return names, values
