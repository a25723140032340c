"""Pushing notes into a running Anki: once, into their deck, and nobody else's touched."""

import json
import socket
import threading
import time
from contextlib import suppress

import pytest
from anki_made import add_notetype, collection, note
from anki_server import ServedAnki, served
from hypothesis import given, settings
from hypothesis import strategies as st

from yomu.anki import layout, notetype, package, running
from yomu.anki.connect import Anki, AnkiFailed, Refused, quoted
from yomu.anki.fields import FIELDS, LAPIS
from yomu.anki.layout import OURS
from yomu.anki.push import Outcome, push
from yomu.anki.state import Stamp
from yomu.errors import UsageError

KIKU = layout.chosen("kiku", "", ())


@pytest.fixture
def col(tmp_path):
    yield from collection(tmp_path)


@pytest.fixture
def there(col, tmp_path):
    (tmp_path / "media").mkdir()
    served = ServedAnki(col, tmp_path / "media")
    served.unknown = {"importPackage"}  # so that notes go one by one, as those of Lapis do
    return served


@pytest.fixture
def anki(there):
    with served(there.answer) as url:
        yield Anki(url, patience=10)


def pushed(anki, notes, how=OURS, changed=(), media=None):
    made = [how.note(one) for one in notes]
    guids = {how.note(one).guid for one in notes if one.item.word in changed}
    return push(anki, made, how, guids, media or {})


def stored(col, field="Expression"):
    """The notes there are, by a field."""
    return {n[field]: n for n in map(col.get_note, col.find_notes(""))}


def deck(col, word):
    return col.decks.name(stored(col)[word].cards()[0].did)


SKY, EMPTY, STAR = note("空", "そら", "政治::停戦"), note("空", "から"), note("星", "ほし")


@pytest.mark.parametrize("newer", [True, False])
def test_notes_are_added_once_with_our_note_type(anki, there, col, newer):
    there.all_or_nothing = newer
    notes = [SKY, EMPTY, STAR]

    assert pushed(anki, notes) == Outcome(added=3)
    assert set(stored(col, "Key")) == {one.fields["Key"] for one in notes}
    assert col.models.field_names(col.models.by_name(notetype.NAME)) == list(FIELDS)
    assert all(n.cards() for n in stored(col, "Key").values())
    assert pushed(anki, notes) == Outcome(left=3)
    assert col.note_count() == 3


def test_new_cards_are_in_the_order_of_the_text(anki, col):
    words = "一二三四五六七八九十"
    pushed(anki, [note(word, "よみ", order=n) for n, word in enumerate(words)])

    due = sorted((n.cards()[0].due, n["Expression"]) for n in stored(col).values())
    assert "".join(word for _, word in due) == words


def test_what_has_changed_is_updated_and_the_readers_own_stays(anki, col):
    pushed(anki, [note("空", "そら", MainDefinition="sky", Hint="up"), STAR])
    mine = stored(col)["空"]
    mine["Notes"], mine["Hint"] = "my own words", "my hint"
    mine.tags.append("leech")
    col.update_note(mine)
    card = mine.cards()[0]
    card.ivl = 30
    col.update_card(card)
    again = [note("空", "そら", MainDefinition="the sky"), STAR]

    assert pushed(anki, again, changed={"空", "星"}) == Outcome(updated=1, left=1)
    made = stored(col)["空"]
    assert (made["MainDefinition"], made["Notes"], made["Hint"]) == (
        "the sky",
        "my own words",
        "my hint",  # ours is empty: nothing to say about it
    )
    assert made.tags == ["leech", "yomu"]
    assert made.cards()[0].ivl == 30


def test_what_has_not_changed_keeps_what_the_reader_has_made_of_it(anki, col):
    pushed(anki, [SKY])
    mine = stored(col)["空"]
    mine["MainDefinition"] = "heaven"
    col.update_note(mine)

    assert pushed(anki, [SKY]) == Outcome(left=1)
    assert stored(col)["空"]["MainDefinition"] == "heaven"


def test_words_of_others_are_neither_doubled_nor_touched(anki, col):
    add_notetype(col, "Kiku", LAPIS)
    mined = col.new_note(col.models.by_name("Kiku"))
    mined["Expression"], mined["ExpressionReading"] = "空", "そら"
    mined["MainDefinition"] = "my dictionary's"
    col.add_note(mined, 1)

    made = [note("空", "そら", MainDefinition="sky"), note("空", "から", MainDefinition="empty")]
    assert pushed(anki, made, KIKU, changed={"空"}) == Outcome(added=1, left=1)
    assert sorted(n["MainDefinition"] for n in map(col.get_note, col.find_notes(""))) == [
        "empty",
        "my dictionary's",
    ]
    assert col.decks.name(col.get_note(mined.id).cards()[0].did) == "Default"  # where they had it


@pytest.mark.parametrize(
    ("expression", "reading", "word", "ours"),
    [
        ("トランプ", "", "トランプ", "トランプ"),  # a kana word may have no reading there
        ("トランプ", "とらんぷ", "トランプ", "トランプ"),
        ("<b>空</b>", "そら ", "空", "そら"),
        ("R&amp;D", "", "R&amp;D", "R&amp;D"),
    ],
)
def test_a_word_is_known_however_it_is_dressed(anki, col, expression, reading, word, ours):
    add_notetype(col, "Kiku", LAPIS)
    mined = col.new_note(col.models.by_name("Kiku"))
    mined["Expression"], mined["ExpressionReading"] = expression, reading
    col.add_note(mined, 1)
    made = KIKU.note(note(word, ours))

    if "<" in expression:  # Anki's search does not see through the tags
        assert running.found(anki, KIKU, [made]) == {}
    else:
        assert len(running.found(anki, KIKU, [made])) == 1


@pytest.mark.parametrize("newer", [True, False])
def test_notes_end_up_in_their_deck_whatever_the_add_on_does(anki, there, col, newer):
    there.forgets_decks, there.all_or_nothing = True, newer

    assert pushed(anki, [SKY, STAR]) == Outcome(added=2, moved=2)
    assert (deck(col, "空"), deck(col, "星")) == ("政治::停戦", "Yomu")


@pytest.mark.parametrize("newer", [True, False])
def test_one_bad_note_does_not_keep_the_others_out(anki, there, col, newer):
    add_notetype(col, "Kiku", LAPIS)
    there.all_or_nothing, there.refuses = newer, {"空"}
    outcome = pushed(anki, [SKY, STAR, EMPTY], KIKU)

    assert (outcome.added, outcome.left) == (1, 0)
    assert [one.partition(":")[0] for one in outcome.refused] == ["空", "空"]
    assert "because it is empty" in outcome.refused[0]
    assert list(stored(col)) == ["星"]


@pytest.mark.parametrize("newer", [True, False])
@pytest.mark.parametrize("after", [0, 1, 5, 9])
def test_after_a_stop_in_the_middle_the_same_again_finishes_the_job(there, col, newer, after):
    there.all_or_nothing = newer
    notes = [note(word, "よみ", "Deck") for word in "一二三四五六七八九十"]
    there.stops_after = after
    with served(there.answer) as url, pytest.raises(AnkiFailed, match="same command again"):
        pushed(Anki(url), notes)
    there.stops_after = -1
    with served(there.answer) as url:
        outcome = pushed(Anki(url), notes)

    assert outcome.added + outcome.left == 10
    assert set(stored(col)) == set("一二三四五六七八九十")
    assert col.note_count() == 10
    assert {deck(col, word) for word in stored(col)} == {"Deck"}


def test_what_an_interrupted_run_left_in_the_first_deck_is_moved(anki, there, col):
    there.forgets_decks = True
    notes = [note(word, "よみ", "Deck") for word in "一二三"]
    there.stops_after = 2
    with pytest.raises(AnkiFailed):
        pushed(anki, notes)
    there.stops_after = -1

    assert pushed(anki, notes) == Outcome(added=1, left=2, moved=3)
    assert {deck(col, word) for word in stored(col)} == {"Deck"}


def test_many_notes_go_in_batches(anki, there):
    notes = [note(f"語{n}", "ご", "Deck") for n in range(250)]

    assert pushed(anki, notes) == Outcome(added=250)
    assert there.asked.count("addNotes") == 3
    assert pushed(anki, notes) == Outcome(left=250)


def test_a_word_is_sent_once(anki, col):
    add_notetype(col, "Kiku", LAPIS)

    assert pushed(anki, [SKY, note("空", "そら", "Other")], KIKU) == Outcome(added=1, left=1)


def test_files_are_sent_once_and_first(anki, there, tmp_path):
    sound = tmp_path / "sound"
    sound.write_bytes(b"ID3" * 100)
    spoken = note("空", "そら", ExpressionAudio="[sound:yomu_ab.mp3][sound:other.mp3]")
    media = {"yomu_ab.mp3": sound, "yomu_not_named.mp3": sound}

    pushed(anki, [spoken], media=media)
    assert [file.name for file in there.media.iterdir()] == ["yomu_ab.mp3"]
    assert (there.media / "yomu_ab.mp3").read_bytes() == sound.read_bytes()
    assert there.asked.index("storeMediaFile") < there.asked.index("addNotes")
    there.asked.clear()
    pushed(anki, [spoken], media=media, changed={"空"})
    assert "storeMediaFile" not in there.asked


def test_files_go_to_an_add_on_that_cannot_list_them(anki, there, tmp_path):
    there.unknown |= {"getMediaFilesNames"}
    (tmp_path / "sound").write_bytes(b"x")
    spoken = note("空", "そら", ExpressionAudio="[sound:yomu_ab.mp3]")

    assert pushed(anki, [spoken], media={"yomu_ab.mp3": tmp_path / "sound"}).added == 1
    assert (there.media / "yomu_ab.mp3").exists()


# ---------------------------------------------------------------- our own note type, as a package


@pytest.fixture
def importing(there):
    """An add-on that imports packages, as all but the oldest do."""
    there.unknown = set()
    return there


def packed(tmp_path, *notes):
    """A package as `yomu anki -o` writes it."""
    file = tmp_path / "deck.apkg"
    with file.open("wb") as out:
        stamps = [Stamp(one, 1_800_000_000, "changed") for one in notes]
        package.write(out, stamps, 1_800_000_000, {}, package.Home("Yomu"))
    return file


def test_a_package_knows_what_was_pushed(importing, anki, col, tmp_path):
    from anki.collection import ImportAnkiPackageRequest

    assert pushed(anki, [SKY, EMPTY, STAR]) == Outcome(added=3)
    assert {n.guid for n in stored(col, "Key").values()} == {SKY.guid, EMPTY.guid, STAR.guid}
    assert col.models.by_name(notetype.NAME)["id"] == notetype.MODEL_ID
    assert (deck(col, "星"), col.note_count()) == ("Yomu", 3)

    better = note("星", "ほし", MainDefinition="star")
    file = packed(tmp_path, SKY, EMPTY, better, note("月", "つき"))
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(file)))
    assert col.note_count() == 4
    assert stored(col)["星"]["MainDefinition"] == "star"
    assert pushed(anki, [SKY, EMPTY, better]) == Outcome(left=3)


def test_pushed_cards_are_in_the_order_of_the_text(importing, anki, col):
    words = "一二三四五六七八九十"
    pushed(anki, [note(word, "よみ", order=n) for n, word in enumerate(words)])

    due = sorted((n.cards()[0].due, n["Expression"]) for n in stored(col).values())
    assert "".join(word for _, word in due) == words


def test_a_note_type_of_another_form_gets_its_notes_one_by_one(importing, anki, there, col):
    add_notetype(col, notetype.NAME, (*FIELDS, "Mine"))

    assert pushed(anki, [SKY, STAR]) == Outcome(added=2)
    assert "importPackage" not in there.asked
    assert pushed(anki, [SKY, STAR]) == Outcome(left=2)
    assert len([name for name in there.modelNames() if name.startswith("yomu")]) == 1


def test_an_import_that_fails_is_made_up_for(importing, anki, there, col):
    there.unknown = {"importPackage"}
    assert pushed(anki, [SKY]) == Outcome(added=1)
    there.unknown = set()

    assert pushed(anki, [SKY, STAR]) == Outcome(added=1, left=1)
    assert col.note_count() == 2


def test_what_is_pushed_leaves_no_file_behind(importing, anki, tmp_path, monkeypatch):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    pushed(anki, [SKY])

    assert list((tmp_path / "temporary").iterdir()) == []


def test_an_anki_on_another_computer_cannot_see_our_files():
    assert Anki().is_here
    assert not Anki("http://192.168.0.7:8765").is_here


# ---------------------------------------------------------------- what cannot be


def test_a_note_type_that_is_not_there_is_named(anki):
    with pytest.raises(AnkiFailed, match="no note type Kiku"):
        pushed(anki, [SKY], KIKU)


def test_fields_that_are_not_there_are_named_before_anything_is_sent(anki, there, col):
    add_notetype(col, "Kiku", ("Expression", "ExpressionReading", "Meaning"))

    with pytest.raises(AnkiFailed, match="no field ExpressionFurigana, "):
        pushed(anki, [SKY], KIKU)
    assert col.note_count() == 0


def test_an_anki_that_is_not_running_is_said(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    with pytest.raises(AnkiFailed, match=r"start it, with the add-on AnkiConnect \(2055492159\)"):
        Anki(f"http://127.0.0.1:{port}").check()


def test_the_key_is_sent_and_asked_for(there, col):
    there.key = "秘密"
    with served(there.answer) as url:
        with pytest.raises(AnkiFailed, match="--key"):
            Anki(url).check()
        assert pushed(Anki(url, "秘密"), [SKY, STAR]) == Outcome(added=2)  # within `multi` too


@pytest.mark.parametrize("url", ["127.0.0.1:8765", "file:///etc/passwd", "http://", "ftp://a/"])
def test_an_address_that_is_none_is_said(url):
    with pytest.raises(UsageError, match="no address"):
        Anki(url)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b"[1]",
        b'{"result": 6}',
        b'{"result": "six", "error": null}',
        b'{"result": 5, "error": null}',
        b"[" * 100_000,
        b'{"result": null, "error": {"a": [1]}}',
        b"\xff\xfe",
        b'{"result": null, "error": null}',
    ],
    ids=lambda answer: repr(answer[:40]),
)
def test_what_is_no_anki_is_said(answer):
    with served(lambda _: answer) as url, pytest.raises(AnkiFailed):
        Anki(url).check()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda s: st.lists(s) | st.dictionaries(st.text(), s),
)


ACTIONS = (
    *("version", "multi", "modelNames", "modelFieldNames", "createModel", "findNotes"),
    *(
        "notesInfo",
        "addNotes",
        "addNote",
        "findCards",
        "changeDeck",
        "updateNoteFields",
        "getMediaFilesNames",
    ),
)


def test_whatever_is_answered_nothing_breaks(there):
    """Any JSON for the result of any action: an expected failure, never a bug's traceback."""
    lie = {"action": "", "result": None}

    def answer(request):
        told = there.answer(request)
        return told | {"result": lie["result"]} if request["action"] == lie["action"] else told

    with served(answer) as url:
        anki = Anki(url)

        @settings(max_examples=60)
        @given(st.sampled_from(ACTIONS), json_values)
        def asked(action, result):
            lie.update(action=action, result=result)
            with suppress(AnkiFailed):
                pushed(anki, [SKY, EMPTY], changed={"空"})
            with suppress(AnkiFailed):
                list(running.mature(anki, 0))

        asked()


def test_an_answer_without_end_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("yomu.anki.connect.LARGEST", 1000)
    with served(lambda _: b"[" * 100_000) as url, pytest.raises(AnkiFailed):
        Anki(url).check()


def test_an_answer_that_drips_is_not_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                with suppress(OSError):
                    while True:
                        connection.sendall(b" ")
                        time.sleep(0.05)

        thread = threading.Thread(target=drip)
        thread.start()
        begun = time.monotonic()
        with pytest.raises(AnkiFailed):
            Anki(f"http://127.0.0.1:{server.getsockname()[1]}", patience=0.5).check()
        thread.join()

    assert time.monotonic() - begun < 5


def test_half_an_answer_is_none():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def half():
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                body = json.dumps({"result": 6, "error": None}).encode()
                head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body) + 10}\r\n\r\n"
                connection.sendall(head.encode() + body)

        thread = threading.Thread(target=half)
        thread.start()
        with pytest.raises(AnkiFailed, match="stopped answering"):
            Anki(f"http://127.0.0.1:{server.getsockname()[1]}", patience=5).check()
        thread.join()


def test_a_reason_is_passed_on_in_short():
    told = {"result": None, "error": "deck was not\nfound " * 100}
    said = pytest.raises(Refused, match="refused version: deck was not found")
    with served(lambda _: told) as url, said as failure:
        Anki(url).check()
    assert len(str(failure.value)) < 400


# ---------------------------------------------------------------- searching


@pytest.mark.parametrize(
    "word",
    [
        "空",
        'a"b',
        "a\\b",
        "a*b",
        "a_b",
        "a:b",
        "(空)",
        "空 AND 星",
        "-空",
        "{空}",
        "re:空",
        "空::星",
    ],
)
def test_a_search_finds_exactly_the_word(anki, col, word):
    add_notetype(col, "Kiku", LAPIS)
    near = word.replace("*", "xx").replace("_", "x").replace(":", "x")
    for one in {word, f"{word}x", f"x{word}", near}:
        made = col.new_note(col.models.by_name("Kiku"))
        made["Expression"] = one
        col.add_note(made, 1)

    (number,) = anki.numbers("findNotes", query=quoted("Expression", word))
    assert col.get_note(number)["Expression"] == word


@pytest.mark.parametrize("name", ["政治::停戦", 'a "b"', "a_b", "100 %", "(1) a-b", "a*b"])
def test_decks_of_any_name_are_found(anki, col, name):
    assert pushed(anki, [note("空", "そら", name)]) == Outcome(added=1)
    assert pushed(anki, [note("空", "そら", name)]) == Outcome(left=1)


def test_mature_notes_are_those_of_long_intervals(anki, col):
    pushed(anki, [SKY, STAR])
    card = stored(col)["星"].cards()[0]
    card.ivl, card.type, card.queue = 21, 2, 2
    col.update_card(card)

    assert [n.values[n.names.index("Expression")] for n in running.mature(anki, 21)] == ["星"]
    assert len(list(running.mature(anki, 0))) == 2
    assert list(running.mature(anki, 22)) == []
