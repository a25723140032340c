"""Anki itself, without a screen, with the add-on AnkiConnect in it: on request only.

`pip install aqt` and `YOMU_TEST_ANKI=FOLDER pytest tests/test_anki_itself.py`, where FOLDER is the
add-on's, as Anki keeps it in `addons21/2055492159`. Takes some seconds; nothing of yours is touched.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from anki_made import note

from yomu.anki import layout, package, running
from yomu.anki.connect import Anki, AnkiFailed
from yomu.anki.fields import FIELDS, LAPIS
from yomu.anki.layout import OURS
from yomu.anki.push import Outcome, push
from yomu.anki.state import Stamp

ADD_ON = os.environ.get("YOMU_TEST_ANKI", "")
KIKU = layout.chosen("kiku", "", ())
SKY, EMPTY, STAR = note("空", "そら", "政治::停戦"), note("空", "から"), note("星", "ほし", order=1)

pytestmark = pytest.mark.skipif(
    not ADD_ON, reason="name the folder of AnkiConnect: YOMU_TEST_ANKI=…/addons21/2055492159"
)


@pytest.fixture(scope="module")
def anki(tmp_path_factory):
    """A new Anki with an empty collection."""
    pytest.importorskip("aqt", reason="no pip install aqt")
    base = tmp_path_factory.mktemp("anki")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    _profile(base, port)
    code = "import aqt; aqt.run()"
    quiet = {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
    }
    with (base / "log").open("w") as log:
        program = subprocess.Popen(
            [sys.executable, "-c", code, "-b", str(base), "-p", "User 1", "-l", "en"],
            env=os.environ | quiet,
            stdout=log,
            stderr=log,
        )
        try:
            yield _answering(Anki(f"http://127.0.0.1:{port}"), program, base / "log")
        finally:
            program.terminate()
            with suppress(subprocess.TimeoutExpired):
                program.wait(20)
            program.kill()


def _profile(base: Path, port: int) -> None:
    """A profile as Anki makes it, in a process of its own, with the add-on at a free port."""
    made = (
        "import sys; from pathlib import Path; from aqt.profiles import ProfileManager;"
        "pm = ProfileManager(Path(sys.argv[1])); pm.setupMeta(); pm.meta['firstRun'] = False;"
        "pm.create('User 1'); pm.openProfile('User 1'); pm.save()"
    )
    subprocess.run([sys.executable, "-c", made, str(base)], check=True, capture_output=True)
    folder = base / "addons21" / "2055492159"
    shutil.copytree(ADD_ON, folder)
    config = {"webBindPort": port, "webBindAddress": "127.0.0.1"}
    (folder / "meta.json").write_text(json.dumps({"config": config}), "utf-8")


def _answering(anki: Anki, program: "subprocess.Popen[bytes]", log: Path) -> Anki:
    end = time.monotonic() + 60
    while time.monotonic() < end and program.poll() is None:
        with suppress(AnkiFailed):
            anki.check()
            return anki
        time.sleep(0.2)
    raise AssertionError(f"Anki did not answer:\n{log.read_text('utf-8', 'replace')[-2000:]}")


def _pushed(anki, notes, how=OURS, changed=()):
    made = [how.note(one) for one in notes]
    return push(anki, made, how, {one.guid for one in made if one.item.word in changed}, {})


def _notes(anki, query):
    return anki.ask("notesInfo", notes=anki.numbers("findNotes", query=query))


def test_our_notes_are_there_once_and_in_their_decks(anki):
    assert _pushed(anki, [SKY, EMPTY, STAR]).added == 3
    assert _pushed(anki, [SKY, EMPTY, STAR]) == Outcome(left=3)
    assert len(_notes(anki, '"deck:政治::停戦"')) == 1
    assert len(_notes(anki, '"deck:Yomu"')) == 2
    assert anki.texts("modelFieldNames", modelName="yomu") == list(FIELDS)


def test_a_package_knows_what_was_pushed(anki, tmp_path):
    better = note("星", "ほし", MainDefinition="star")
    file = tmp_path / "deck.apkg"
    with file.open("wb") as out:
        stamps = [Stamp(one, 1_800_000_000, "changed") for one in (SKY, EMPTY, better)]
        package.write(out, stamps, 1_800_000_000, {}, package.Home("Yomu"))
    anki.ask("importPackage", path=str(file))

    (star,) = _notes(anki, "Expression:星")
    assert star["fields"]["MainDefinition"]["value"] == "star"
    assert len(_notes(anki, "note:yomu*")) == 3


def test_changes_arrive_and_notes_stay(anki):
    (star,) = _notes(anki, "Expression:星")
    anki.ask("updateNoteFields", note={"id": star["noteId"], "fields": {"Notes": "mine"}})
    changed = note("星", "ほし", MainDefinition="a star")

    assert _pushed(anki, [changed], changed={"星"}).updated == 1
    (star,) = _notes(anki, "Expression:星")
    assert star["fields"]["MainDefinition"]["value"] == "a star"
    assert star["fields"]["Notes"]["value"] == "mine"


def test_other_note_types_get_their_notes_once(anki):
    card = {"Name": "Card", "Front": "{{Expression}}", "Back": "{{MainDefinition}}"}
    anki.ask("createModel", modelName="Kiku", inOrderFields=LAPIS, css="", cardTemplates=[card])
    notes = [note("空", "そら", "Kiku"), note("空", "から", "Kiku"), note("月", "つき", "Kiku::a")]

    assert _pushed(anki, notes, KIKU).added == 3
    assert _pushed(anki, notes, KIKU) == Outcome(left=3)
    assert len(_notes(anki, '"deck:Kiku"')) == 3


def test_mature_words_are_known(anki):
    assert list(running.mature(anki, 21)) == []
    assert len(list(running.mature(anki, 0))) == 6
