"""AnkiConnect in front of a real Anki collection: its actions as far as yomu asks for them.

`ServedAnki` behaves as the add-on does, in its older and newer ways; the searches, the duplicates,
the note types and cards are Anki's own.
"""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any


class Stops(Exception):
    """The server goes away without an answer."""


class ServedAnki:
    """What a running Anki with the add-on does."""

    def __init__(self, col: Any, media: Path) -> None:
        self.col = col
        self.media = media
        self.key = ""
        self.all_or_nothing = True
        """Whether `addNotes` is that of newer add-ons."""
        self.forgets_decks = False
        """Whether new notes come into the first deck (old add-ons with a new Anki)."""
        self.unknown: set[str] = set()
        """Actions the add-on does not have."""
        self.refuses: set[str] = set()
        """Words it makes no notes of."""
        self.stops_after = -1
        """The number of changes after which it goes away; -1 for never."""
        self.asked: list[str] = []

    def answer(self, request: dict[str, Any]) -> Any:
        action, params = request["action"], request.get("params", {})
        if self.key and request.get("key") != self.key:
            return {"result": None, "error": "valid api key must be provided"}
        self.asked.append(action)
        try:
            if action in self.unknown or not hasattr(self, action):
                raise ValueError("unsupported action")
            return {"result": getattr(self, action)(**params), "error": None}
        except Stops:
            raise
        except Exception as error:
            return {"result": None, "error": str(error)}

    def _changes(self) -> None:
        if self.stops_after == 0:
            raise Stops
        self.stops_after -= 1

    # ------------------------------------------------------------ the actions

    def version(self) -> int:
        return 6

    def multi(self, actions: list[dict[str, Any]]) -> list[Any]:
        return [self.answer(action) for action in actions]

    def modelNames(self) -> list[str]:
        return [one.name for one in self.col.models.all_names_and_ids()]

    def modelNamesAndIds(self) -> dict[str, int]:
        return {one.name: one.id for one in self.col.models.all_names_and_ids()}

    def importPackage(self, path: str) -> bool:
        from anki.collection import ImportAnkiPackageRequest

        self._changes()
        self.col.import_anki_package(ImportAnkiPackageRequest(package_path=path))
        return True

    def modelFieldNames(self, modelName: str) -> list[str]:
        return self.col.models.field_names(self.col.models.by_name(modelName))

    def createModel(self, modelName, inOrderFields, css, cardTemplates, isCloze=False):
        models = self.col.models
        made = models.new(modelName)
        for name in inOrderFields:
            models.add_field(made, models.new_field(name))
        for card in cardTemplates:
            template = models.new_template(card["Name"])
            template["qfmt"], template["afmt"] = card["Front"], card["Back"]
            models.add_template(made, template)
        made["css"] = css
        models.add(made)

    def createDeck(self, deck: str) -> int:
        return self.col.decks.id(deck)

    def changeDeck(self, cards: list[int], deck: str) -> None:
        self.col.set_deck(cards, self.col.decks.id(deck))

    def findNotes(self, query: str) -> list[int]:
        return list(self.col.find_notes(query))

    def findCards(self, query: str) -> list[int]:
        return list(self.col.find_cards(query))

    def notesInfo(self, notes: list[int]) -> list[dict[str, Any]]:
        return [self._info(number) for number in notes]

    def _info(self, number: int) -> dict[str, Any]:
        note = self.col.get_note(number)
        fields = {
            name: {"value": value, "order": n} for n, (name, value) in enumerate(note.items())
        }
        return {
            "noteId": number,
            "modelName": note.note_type()["name"],
            "tags": note.tags,
            "fields": fields,
        }

    def addNote(self, note: dict[str, Any]) -> int:
        self._changes()
        kind = self.col.models.by_name(note["modelName"])
        made = self.col.new_note(kind)
        for name, value in note["fields"].items():
            if name in made:
                made[name] = value
        made.tags = note["tags"]
        first = next(iter(note["fields"].values()))
        if first in self.refuses:
            raise ValueError("cannot create note because it is empty")
        if made.fields_check() == 2 and not note.get("options", {}).get("allowDuplicate"):
            raise ValueError("cannot create note because it is a duplicate")
        deck = 1 if self.forgets_decks else self.col.decks.id(note["deckName"])
        self.col.add_note(made, deck)
        return made.id

    def addNotes(self, notes: list[dict[str, Any]]) -> list[int | None]:
        made, errors = [], []
        for note in notes:
            try:
                made.append(self.addNote(note))
            except ValueError as error:
                made.append(None)
                errors.append(str(error))
        if self.all_or_nothing and errors:
            self.col.remove_notes([number for number in made if number])
            raise ValueError(str(errors))
        return made

    def updateNoteFields(self, note: dict[str, Any]) -> None:
        self._changes()
        found = self.col.get_note(note["id"])
        for name, value in note["fields"].items():
            if name in found:
                found[name] = value
        self.col.update_note(found)

    def addTags(self, notes: list[int], tags: str) -> None:
        self.col.tags.bulk_add(notes, tags)

    def storeMediaFile(self, filename: str, data: str) -> str:
        self._changes()
        (self.media / filename).write_bytes(base64.b64decode(data))
        return filename

    def getMediaFilesNames(self, pattern: str) -> list[str]:
        return [file.name for file in self.media.glob(pattern)]


@contextmanager
def served(answer: Any) -> Iterator[str]:
    """The address at which `answer` (a request → what to send, bytes as they are) is served."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                told = answer(json.loads(content))
            except Stops:
                self.connection.close()
                return
            sent = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError, ValueError):  # the other side has gone
                super().handle()

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
