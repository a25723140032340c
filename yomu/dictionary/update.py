"""Replaces JMdict by a newer one; the EDRDG's licence asks for a way to do that."""

import http.client
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

from yomu.dictionary.build import credit, words
from yomu.dictionary.folder import replace, temporary, writing
from yomu.dictionary.sources import jmdict_xml
from yomu.dictionary.store import Progress
from yomu.errors import MissingDictionary

PATIENCE = 30.0
"""Seconds the server may stay silent."""
LARGEST = 1 << 27
"""Bytes; JMdict_e.gz has some 10 million."""
_STEP = 1 << 16


def update(folder: Path, file: Path, progress: Progress) -> None:
    """Replace the JMdict in `folder` by the one in `file` (`JMdict_e.gz` or its XML).

    The other dictionaries stay as they are. `UnreadableText` if the file is no JMdict,
    `MissingDictionary` if the folder cannot be written; the old one is then still there.
    """
    with writing(folder, progress):
        _replace(folder, file, file.name, lambda share: progress(share, "JMdict"))


def fetch(folder: Path, address: str, progress: Progress) -> None:
    """Replace the JMdict in `folder` by the one at `address`; errors as with `update`."""
    with writing(folder, progress):
        file = temporary(folder, "JMdict_e.gz")
        _download(address, file, lambda share: progress(share / 2, "download"))
        _replace(folder, file, address, lambda share: progress((1 + share) / 2, "JMdict"))


def _replace(folder: Path, file: Path, source: str, told: Callable[[float], None]) -> None:
    facts = {"source": source, "date": jmdict_xml.date(file)}
    items = words(jmdict_xml.entries(file, told))
    replace(folder, "jmdict", items, facts | credit(jmdict_xml))


def _download(address: str, file: Path, told: Callable[[float], None]) -> None:
    with file.open("wb") as out:
        for step, share in _steps(address):
            out.write(step)
            told(share)


def _steps(address: str) -> Iterator[tuple[bytes, float]]:
    """What lies at `address`, in small steps, each with the share that is there."""
    total = 0
    try:
        request = Request(address, headers={"User-Agent": "yomu"})
        with urlopen(request, timeout=PATIENCE) as answer:
            expected = int(answer.headers.get("Content-Length") or 0)
            while step := answer.read(_STEP):
                total += len(step)
                if total > LARGEST:
                    raise OSError("it is too large to be JMdict")
                yield step, min(total / (expected or LARGEST), 1.0)
        if total < expected:
            raise OSError("the connection was lost")
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise MissingDictionary(
            f"{address} cannot be fetched ({error}); fetch it another way and type: "
            f"yomu dict update {address.rpartition('/')[2]}"
        ) from error
