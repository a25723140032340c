"""Fixtures for every test: the real dictionaries, built once for each state of the code."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

import yomu.dictionary
from yomu import data
from yomu.dictionary.stack import Stack, open_lexicon
from yomu.dictionary.store import Store, open_store

# How long an example takes says how busy the machine is.
settings.register_profile("yomu", deadline=None)
settings.load_profile("yomu")

MAKERS = (
    *("schema.sql", "volume.py", "codec.py", "filter.py", "forms.py"),
    *(f"sources/{name}.py" for name in ("jamdict", "jmdict", "jmnedict", "kanjidic")),
)
"""What decides about the bytes of the dictionaries."""


@pytest.fixture(scope="session")
def data_dir(request: pytest.FixtureRequest) -> Path:
    """A data folder with all dictionaries. To be read only: a test that writes makes its own."""
    if "YOMU_DATA_DIR" in os.environ:
        return Path(os.environ["YOMU_DATA_DIR"])
    return _built(request.config.cache.mkdir("yomu-dictionaries"))


@pytest.fixture(scope="session")
def store(data_dir: Path) -> Store:
    """The real JMdict, JMnedict and KANJIDIC."""
    return open_store(data_dir)


@pytest.fixture(scope="session")
def lexicon(data_dir: Path) -> Stack:
    """The real dictionaries with the project's glossaries, as the program opens them."""
    return open_lexicon(data_dir)


def _built(folder: Path) -> Path:
    """The dictionaries as the code of today makes them; those of older code are removed."""
    wanted = folder / _state_of_the_code()
    for other in folder.iterdir():
        if other != wanted:
            shutil.rmtree(other, ignore_errors=True)
    open_store(wanted)
    return wanted


def _state_of_the_code() -> str:
    folder = Path(yomu.dictionary.__file__).parent
    digest = hashlib.sha256(data.path("jmdict_tags.tsv").read_bytes())
    for name in MAKERS:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
