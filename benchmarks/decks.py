"""How long a deck of 10,000 notes takes beyond the annotation, and Anki's import of it.

    python benchmarks/decks.py [--notes 10000]

The notes are those of `seeds/`, over and over under other names. The import needs the package anki.
"""

import argparse
import importlib
import importlib.util
import io
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import yomu
from yomu.anki import package, pitch, state
from yomu.anki.notes import Wish, notes
from yomu.pitch import Accents
from yomu.study.item import Item
from yomu.study.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent
NOW = 1_800_000_000


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--notes", type=int, default=10_000)
    listed = items(arguments.parse_args().notes)
    out = io.BytesIO()
    with timed("all but the annotation"):
        with timed("notes"):
            accent_of = Accents({}).of
            extra = partial(pitch.fields, accent_of=accent_of)
            made = list(notes(listed, lambda _: "D", Wish(sentence_max=100, extra=extra)))
        with timed("identity"):
            stamps = list(state.stamped(made, {}, "D", NOW, refresh=False))
            state.read(state.written(state.after(stamps, {}, "D")))
        with timed("package"):
            package.write(out, stamps, NOW, {}, package.Home("D"))
    print(f"{len(made):,} notes, {len(out.getvalue()) / 1e6:.1f} MB")
    if importlib.util.find_spec("anki"):
        imported(out.getvalue())


def items(number: int) -> list[Item]:
    """So many words worth learning."""
    text = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "seeds").glob("*[!y].txt")))
    vocabulary = Vocabulary()
    vocabulary.read(yomu.annotate(text), "seeds")
    found = vocabulary.items()
    return [replace(found[n % len(found)], key=f"bench:{n}|{n}|x") for n in range(number)]


def imported(content: bytes) -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    learner_of = importlib.import_module("anki_collection").Learner
    with tempfile.TemporaryDirectory() as folder:
        learner = learner_of(Path(folder))
        (learner.folder / "deck.apkg").write_bytes(content)
        with timed("import into Anki"):
            print(learner.imported(learner.folder / "deck.apkg"))
        learner.collection.close()


@contextmanager
def timed(what: str) -> Iterator[None]:
    begun, busy = time.perf_counter(), time.process_time()
    yield
    print(
        f"{what:<24}{time.perf_counter() - begun:6.2f} s"
        f" ({time.process_time() - busy:.2f} s of processor)"
    )


if __name__ == "__main__":
    main()
