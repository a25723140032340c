"""Sound for cards: what the voice is told, and the files it makes.

Needs the extra: `pip install 'yomu[audio]'`; without it these tests are skipped, and say so.
"""

import re
import sys
import zipfile

import pytest
from anki_made import item
from made import word as made_word

import yomu
from yomu.cli import run
from yomu.errors import MissingDictionary, UnwritableOutput
from yomu.model import Accent
from yomu.pitch import NONE, Accents

UNIDIC = Accents({}).of


@pytest.fixture(scope="module")
def speech():
    pytest.importorskip("pyopenjtalk", reason="the extra [audio] is not installed")
    pytest.importorskip("soundfile", reason="the extra [audio] is not installed")
    from yomu.anki import speech

    return speech


def phonemes(labels):
    return " ".join(re.search(r"-(.+?)\+", label)[1].lower() for label in labels[1:-1])


def phrases(labels):
    """Morae and accent of each accent phrase: 3 1 is three morae, falling after the first."""
    found = [re.search(r"/F:(\d+)_(\d+)#", label) for label in labels]
    told = [f"{one[1]} {one[2]}" for one in found if one]
    return [one for n, one in enumerate(told) if n == 0 or told[n - 1] != one]


@pytest.mark.parametrize(
    ("word", "reading", "sounds", "pitch"),
    [
        ("箸", "はし", "h a sh i", "2 1"),
        ("橋", "はし", "h a sh i", "2 2"),
        ("空", "から", "k a r a", "2 2"),  # our reading, not that of 空 alone
        ("空", "そら", "s o r a", "2 1"),
        ("首脳", "しゅのう", "sh u n o o", "3 3"),  # flat: said as if it fell after the last
        ("思う", "おもう", "o m o u", "3 2"),
        ("米露", "べいろ", "b e e r o", "3 1"),
        ("プーチン", "プーチン", "p u u ch i N", "4 1"),
    ],
)
def test_a_word_is_said_with_our_reading_and_accent(speech, word, reading, sounds, pitch):
    labels = speech.of_item(item(word, reading), UNIDIC)

    assert phonemes(labels) == sounds.lower()
    assert phrases(labels) == [pitch]


def test_the_accent_is_the_one_told(speech):
    for drop in (0, 1, 2, 3):
        labels = speech.of_item(
            item("男", "おとこ"), lambda *_, drop=drop: Accent((drop,), "user", 1)
        )
        assert phrases(labels) == [f"3 {drop or 3}"]


def test_a_reading_nobody_has_is_said_as_it_is(speech):
    labels = speech.of_item(item("政治", "ぬぺほ"), lambda *_: NONE)

    assert phonemes(labels) == "n u p e h o"


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("彼は会議へ行った。", "k a r e w a k a i g i e i cl t a"),
        ("90分間話した。", "ky u u j u cl p u N k a N h a n a sh i t a"),  # our grammar of numbers
        ("来週の水曜日に話す。", "r a i sh u u n o s u i y o o b i n i h a n a s u"),
        ("米露首脳が合意した。", "b e e r o sh u n o o g a g o o i sh i t a"),
        ("箱は空だ。", "h a k o w a k a r a d a"),
        ("空が青い。", "s o r a g a a o i"),
    ],
)
def test_a_sentence_is_said_as_its_furigana_say(speech, lexicon, text, sounds):
    (sentence,) = yomu.annotate(text, lexicon)

    assert phonemes(speech.of_words(sentence.words, UNIDIC)) == sounds.lower()


def test_another_reading_of_the_reader_is_heard(speech, lexicon):
    (sentence,) = yomu.annotate("本が好きだ。", lexicon)
    words = (made_word("本[もと]"), *sentence.words[1:])

    assert phonemes(speech.of_words(words, UNIDIC)).startswith("m o t o g a")


@pytest.mark.parametrize("text", ["", "。", "「」", "\0", "😀", "   ", "…"])
def test_what_has_no_sound_has_no_labels(speech, lexicon, text):
    words = tuple(word for one in yomu.annotate(text, lexicon) for word in one.words)

    assert speech.of_words(words, UNIDIC) == ()


def test_odd_characters_do_not_silence_a_sentence(speech, lexicon):
    text = "ｶﾞｲｺｸ\u3000の 「首脳」,か\u3099っこう😀…と会談\0した!"
    words = tuple(word for one in yomu.annotate(text, lexicon) for word in one.words)

    assert "sh u n o o" in phonemes(speech.of_words(words, UNIDIC))


def test_files_are_made_once_trimmed_and_loud(speech, tmp_path):
    import soundfile

    from yomu.anki import audio

    items = [item("箸", "はし"), item("橋", "はし"), item("停戦", "ていせん")]
    seen = []
    sounds = audio.planned(items, ("word", "sentence"), 100, UNIDIC, tmp_path / "a")
    assert not (tmp_path / "a").exists()
    audio.make(sounds, lambda *n: seen.append(n))

    assert len(sounds.files) == len(seen) >= 3
    for name, file in sounds.files.items():
        assert re.fullmatch(r"yomu_[0-9a-f]{16}\.mp3", name)
        wave, rate = soundfile.read(file)
        loud = abs(wave)
        assert 0.8 < loud.max() <= 1
        assert 0.2 < len(wave) / rate < 1.2
        assert loud[: rate // 100].max() < 0.05  # a moment of silence,
        assert loud[: rate // 5].max() > 0.2  # and no more than that
        assert file.stat().st_size < 20_000
    fields = sounds.fields[items[0].key]
    assert fields["ExpressionAudio"] in [f"[sound:{name}]" for name in sounds.files]
    assert "CC BY 3.0" in fields["Credit"]
    assert sounds.fields[items[0].key] != sounds.fields[items[1].key]  # 箸 is not 橋

    before = {file: file.stat().st_mtime_ns for file in sounds.files.values()}
    seen.clear()
    again = audio.planned(items, ("word", "sentence"), 100, UNIDIC, tmp_path / "a")
    audio.make(again, lambda *n: seen.append(n))
    assert (again, seen) == (sounds, [])
    assert {file: file.stat().st_mtime_ns for file in again.files.values()} == before


def test_the_same_is_said_the_same_in_several_processes(speech, tmp_path, monkeypatch):
    from yomu.anki import audio

    items = [item(word, "はし") for word in "箸橋端"]  # 端 alone sounds like 橋

    def files(folder):
        made = audio.planned(items, ("word",), 0, UNIDIC, tmp_path / folder)
        audio.make(made, lambda *_: None)
        return {name: file.read_bytes() for name, file in made.files.items()}

    alone = files("alone")
    monkeypatch.setattr(audio, "_FEW", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    assert files("together") == alone
    assert len(alone) == 2
    assert [one.name for one in (tmp_path / "together").iterdir() if one.suffix != ".mp3"] == []


def test_a_deck_with_sound(speech, data_dir, tmp_path, monkeypatch, capsys):
    home = tmp_path / "data"
    home.mkdir()
    for file in data_dir.glob("*.db"):
        (home / file.name).symlink_to(file.resolve())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("停戦に合意した。", "utf-8")
    command = ["anki", "a.txt", "--audio", "word,sentence", "--data-dir", str(home)]

    assert run([*command, "--dry-run"]) == 0
    assert not (home / "audio").exists()
    assert run([*command, "-o", "a.apkg", "--cards", "listening"]) == 0
    with zipfile.ZipFile("a.apkg") as package:
        assert package.read("media").count(b"yomu_") == 3  # 停戦, 合意, the sentence
        assert {
            package.read(str(n))[:2] in (b"\xff\xfb", b"\xff\xf3", b"ID") for n in range(3)
        } == {True}
    assert "2 notes (2 cards)" in capsys.readouterr().err
    assert run([*command, "-o", "a.tsv"]) == 0
    assert "collection.media" in capsys.readouterr().err
    assert (tmp_path / "a.tsv").read_text("utf-8").count("[sound:") == 4


@pytest.mark.parametrize("missing", ["pyopenjtalk", "soundfile"])
def test_without_the_extra_it_says_what_to_install(
    missing, data_dir, tmp_path, monkeypatch, capsys
):
    from yomu.anki import speech as module

    module.engine.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("停戦に合意した。", "utf-8")
    command = ["anki", "a.txt", "--audio", "word", "-o", "a.apkg", "--data-dir", str(data_dir)]

    assert run(command) == MissingDictionary.exit_code == 3
    assert "pip install 'yomu[audio]'" in capsys.readouterr().err
    assert not (tmp_path / "a.apkg").exists()


def test_a_folder_that_takes_no_sound_is_said(speech, tmp_path):
    from yomu.anki import audio

    (tmp_path / "file").write_text("not a folder", "utf-8")
    sounds = audio.planned([item("箸", "はし")], ("word",), 0, UNIDIC, tmp_path / "file" / "a")

    with pytest.raises(UnwritableOutput, match="no sound can be written"):
        audio.make(sounds, lambda *_: None)


def test_a_kind_of_sound_there_is_not_is_named(tmp_path, capsys):
    assert run(["anki", "a.txt", "--audio", "picture", "-o", "a.apkg"]) == 2
    assert "no sound of a 'picture'" in capsys.readouterr().err
