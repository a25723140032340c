"""Sound for cards: each thing said once, an MP3 named by what is said, kept for the next time."""

import hashlib
import io
import multiprocessing
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple

from yomu.anki import speech
from yomu.anki.excerpt import excerpt
from yomu.anki.speech import AccentOf, Labels
from yomu.errors import MissingDictionary, UnwritableOutput
from yomu.study.item import Item

KINDS = {"word": "ExpressionAudio", "sentence": "SentenceAudio"}
"""What can be said, and the field it stands in."""
_RECIPE = "1"
"""Goes up when the same labels shall sound otherwise: files are made anew then."""
_QUIET = 0.004
"""Of the loudest: what is softer, before and after, is silence. The voice's own noise is 0.001."""
_MARGIN = 0.05
"""Seconds of silence kept on either side."""
_LOUD = 10 ** (-1 / 20)
"""The loudest moment of every sound: -1 dB."""
_FEW = 24
"""As many things are said before more processes have started."""

Told = Callable[[int, int], None]
"""Is told how many of how many are done."""


class Sounds(NamedTuple):
    """What the items sound like: the fields of each by its key, and the files they name."""

    fields: Mapping[str, Mapping[str, str]]
    files: Mapping[str, Path]
    labels: Mapping[str, Labels]
    """What is said in each file."""


SILENCE = Sounds({}, {}, {})


def planned(
    items: Collection[Item], kinds: Collection[str], most: int, accent_of: AccentOf, folder: Path
) -> Sounds:
    """What the items' words and sentences (cut to `most` characters) sound like; to be made.

    `kinds` are those of `KINDS`. What cannot be said as it is read stays without sound.
    `MissingDictionary` where the extra is not installed.
    """
    _soundfile()
    fields: dict[str, dict[str, str]] = {}
    labels: dict[str, Labels] = {}
    for item in items:
        for kind in kinds:
            if said := _labels(item, kind, most, accent_of):
                name = _name(said)
                labels[name] = said
                own = fields.setdefault(item.key, {"Credit": speech.CREDIT})
                own[KINDS[kind]] = f"[sound:{name}]"
    return Sounds(fields, {name: folder / name for name in labels}, labels)


def make(sounds: Sounds, told: Told) -> None:
    """Make the files that are not there yet. `UnwritableOutput` if they cannot be written."""
    missing = [
        (sounds.labels[name], file) for name, file in sounds.files.items() if not file.exists()
    ]
    try:
        for folder in {file.parent for _, file in missing}:
            folder.mkdir(parents=True, exist_ok=True)
        for number, _ in enumerate(_takes(missing), 1):
            told(number, len(missing))
    except OSError as error:
        raise UnwritableOutput(f"no sound can be written ({error})") from error
    except BrokenProcessPool as error:
        raise UnwritableOutput(
            "a process that makes sound was ended; what is made is kept: try again"
        ) from error


def _labels(item: Item, kind: str, most: int, accent_of: AccentOf) -> Labels:
    if kind == "word":
        return speech.of_item(item, accent_of)
    words = (word for part in excerpt(item.example, most) for word in part)
    return speech.of_words(tuple(words), accent_of)


def _name(labels: Labels) -> str:
    version = getattr(speech.engine(), "__version__", "")
    content = "\n".join((_RECIPE, version, *labels))
    return f"yomu_{hashlib.sha256(content.encode()).hexdigest()[:16]}.mp3"


# ---------------------------------------------------------------- files

Take = tuple[Labels, Path]


def _takes(missing: list[Take]) -> Iterator[None]:
    workers = min(os.cpu_count() or 1, len(missing) // _FEW)
    if workers < 2:
        yield from map(_take, missing)
        return
    # A fork would copy locks that other threads may hold.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(_take, missing, chunksize=4)


def _take(take: Take) -> None:
    """Make one file; whoever looks for it finds all of it or nothing."""
    labels, path = take
    content = io.BytesIO()
    wave, rate = speech.engine().synthesize(list(labels))
    _soundfile().write(
        content,
        _trimmed(wave, rate),
        rate,
        format="MP3",
        subtype="MPEG_LAYER_III",
        bitrate_mode="VARIABLE",
        compression_level=0.6,
    )
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content.getvalue())
    beside.replace(path)


def _trimmed(wave: Any, rate: int) -> Any:
    """The sound without the silence around it, its loudest moment at -1 dB."""
    loud = abs(wave)
    peak = loud.max(initial=0.0)
    heard = (loud > peak * _QUIET).nonzero()[0]
    if not len(heard):
        return wave
    margin = int(_MARGIN * rate)
    return wave[max(0, heard[0] - margin) : heard[-1] + margin] * (_LOUD / peak)


def _soundfile() -> Any:
    try:
        import soundfile
    except (ImportError, OSError) as error:  # OSError: its own library is missing
        raise MissingDictionary(
            f"sound needs the extra [audio] ({error}): pip install 'yomu[audio]'"
        ) from error
    return soundfile
