"""Has one dictionary built by another process, so that building all takes half the time.

A plain new interpreter: `multiprocessing` would run the main script of whoever uses yomu again.
"""

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

# It ends with us even if we are killed: our end of its standard input is then closed.
_CODE = """
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(1)), daemon=True).start()
sys.path[:] = {path!r}
from pathlib import Path
from yomu.dictionary.build import one
one(Path({folder!r}), {name!r}, lambda done, what: None)
"""


class Helper:
    """Builds the dictionary `name` in `folder` while it is entered; ended when left."""

    def __init__(self, folder: Path, name: str) -> None:
        self._code = _CODE.format(path=sys.path, folder=str(folder.absolute()), name=name)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        # A frozen program has no interpreter to start, only itself.
        if sys.executable and not getattr(sys, "frozen", False):
            nobody = subprocess.DEVNULL
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-c", self._code],
                    stdin=subprocess.PIPE,
                    stdout=nobody,
                    stderr=nobody,
                )
            except OSError:
                self._process = None
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def succeeded(self) -> bool:
        """Wait for it; whether it has done its work. If not, we must do it ourselves."""
        return self._process is not None and self._process.wait() == 0
