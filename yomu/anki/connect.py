"""AnkiConnect, the add-on that lets programs talk to a running Anki: its protocol, version 6.

What answers there is not trusted: answers are bounded in time and size, and checked.
"""

import http.client
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from yomu.errors import UnwritableOutput, UsageError

URL = "http://127.0.0.1:8765"
VERSION = 6
PATIENCE = 60.0
"""Seconds for an answer: Anki may be busy with its own."""
LARGEST = 64_000_000
"""Bytes of an answer."""


class AnkiFailed(UnwritableOutput):
    """Anki is not there, refuses, or answers nonsense."""


class Refused(AnkiFailed):
    """Anki did not do what it was asked to, and said why."""


class Call(NamedTuple):
    """Something to ask Anki for."""

    action: str
    params: Mapping[str, Any]


class Anki:
    """A running Anki. `url` is AnkiConnect's address, `key` its API key where it wants one."""

    def __init__(self, url: str = URL, key: str = "", patience: float = PATIENCE) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{url!r} is no address of AnkiConnect; it is mostly {URL}")
        self._url, self._parts, self._key, self._patience = url, parts, key, patience

    @property
    def is_here(self) -> bool:
        """Whether it runs on this computer, as far as its address tells."""
        return self._parts.hostname in ("localhost", "127.0.0.1", "::1")

    def ask(self, action: str, **params: Any) -> Any:
        """What Anki answers. `Refused` with its reason; `AnkiFailed` where there is no answer."""
        return _result(self._post(self._request(Call(action, params))), action)

    def ask_all(self, calls: Iterable[Call]) -> list[Any]:
        """The answers to several questions, asked at once; `Refused` if one of them is."""
        asked = list(calls)
        if not asked:
            return []
        # Within `multi` every action needs the version and the key of its own.
        answers = self.ask("multi", actions=[self._request(call) for call in asked])
        if not isinstance(answers, list) or len(answers) != len(asked):
            raise _nonsense("multi")
        return [_result(answer, call.action) for answer, call in zip(answers, asked, strict=True)]

    def numbers(self, action: str, **params: Any) -> list[int]:
        """Like `ask`, for what answers with a list of ids."""
        return _checked(self.ask(action, **params), int, action)

    def texts(self, action: str, **params: Any) -> list[str]:
        """Like `ask`, for what answers with a list of names."""
        return _checked(self.ask(action, **params), str, action)

    def check(self) -> None:
        """`AnkiFailed` unless an AnkiConnect that we can talk to is there."""
        version = self.ask("version")
        if not isinstance(version, int) or version < VERSION:
            raise AnkiFailed(f"the AnkiConnect at {self._url} is too old; update the add-on")

    def _request(self, call: Call) -> dict[str, Any]:
        key = {"key": self._key} if self._key else {}
        return {"action": call.action, "version": VERSION, "params": dict(call.params), **key}

    # http.client follows no redirect and asks no proxy: what is sent stays where it was sent to.
    def _post(self, request: Mapping[str, Any]) -> Any:
        content = json.dumps(request, ensure_ascii=False).encode("utf-8", errors="replace")
        https = self._parts.scheme == "https"
        made = http.client.HTTPSConnection if https else http.client.HTTPConnection
        try:
            connection = made(self._parts.hostname or "", self._parts.port, timeout=self._patience)
            try:
                headers = {"Content-Type": "application/json"}
                connection.request("POST", self._parts.path or "/", content, headers)
                return json.loads(self._answer(connection))
            finally:
                connection.close()
        except (OSError, http.client.HTTPException) as error:
            raise self._silent(error) from error
        except (ValueError, RecursionError) as error:
            raise _nonsense(str(request["action"])) from error

    def _answer(self, connection: http.client.HTTPConnection) -> bytes:
        """The whole answer, read before the time is over."""
        end = time.monotonic() + self._patience
        response = connection.getresponse()
        pieces: list[bytes] = []
        length = 0
        while piece := response.read1(1 << 16):
            pieces.append(piece)
            length += len(piece)
            if length > LARGEST or time.monotonic() > end:
                raise _nonsense("a question")
        if response.length:  # the connection ended before the answer did
            raise http.client.IncompleteRead(b"", response.length)
        return b"".join(pieces)

    def _silent(self, error: Exception) -> AnkiFailed:
        if isinstance(error, ConnectionRefusedError):
            return AnkiFailed(
                f"Anki does not answer at {self._url}; start it, with the add-on AnkiConnect "
                "(2055492159) installed, or name its address with --url"
            )
        return AnkiFailed(
            f"Anki stopped answering at {self._url} ({error or type(error).__name__}); what it has "
            "got is safe there, and the same command again does the rest"
        )


def quoted(name: str, value: str) -> str:
    """The search for what has exactly `value` as its `name` (a field, deck, note)."""
    return f'"{_escaped(name)}:{_escaped(value)}"'


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in '\\"*_:' else c for c in text)


def _result(answer: Any, action: str) -> Any:
    if not isinstance(answer, dict) or not {"result", "error"} <= answer.keys():
        raise _nonsense(action)
    error = answer["error"]
    if error is not None:
        if "api key" in str(error):
            raise AnkiFailed("AnkiConnect wants its API key; name it with --key or YOMU_ANKI_KEY")
        raise Refused(f"Anki refused {action}: {_short(error)}")
    return answer["result"]


def _checked(answer: Any, kind: type, action: str) -> list[Any]:
    if not isinstance(answer, list) or not all(isinstance(one, kind) for one in answer):
        raise _nonsense(action)
    return answer


def infos(anki: Anki, ids: Sequence[int]) -> list[dict[str, Any]]:
    """What Anki knows about these notes: `noteId`, `tags`, `fields`.

    A note that is not there any more is left out.
    """
    found = []
    for start in range(0, len(ids), _AT_ONCE):
        answer = anki.ask("notesInfo", notes=list(ids[start : start + _AT_ONCE]))
        found += [info for info in _checked(answer, dict, "notesInfo") if info]
    # To pass over what we do not understand would be to add a word that is there.
    if not all(map(_is_info, found)):
        raise _nonsense("notesInfo")
    return found


_AT_ONCE = 500


def _is_info(info: Mapping[str, Any]) -> bool:
    kinds = {"noteId": int, "tags": list, "fields": dict}
    right = all(isinstance(info.get(name), kind) for name, kind in kinds.items())
    return right and all(isinstance(tag, str) for tag in info["tags"])


def values(info: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a note by their names."""
    fields = info["fields"].items()
    return {str(name): str(one.get("value", "")) for name, one in fields if isinstance(one, dict)}


def _nonsense(action: str) -> AnkiFailed:
    return AnkiFailed(f"what answers there is no AnkiConnect that we understand (to {action})")


def _short(error: object) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 300 else f"{text[:300]}…"
