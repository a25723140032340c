"""The learnt model's file: what is looked up in it is what stands there."""

import json

from yomu import data
from yomu.reading_model import ADDED, FILE, General, ReadingModel, scores, shipped

LINES = [
    line.split("\t", 1)
    for line in data.path(FILE).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_every_weight_of_no_word_is_found() -> None:
    _, general = LINES[0]
    weights = json.loads(general)

    assert len(weights) > 1000
    one_by_one = General(general.encode())
    assert {feature: one_by_one.get(feature, 0) for feature in weights} == weights
    assert one_by_one.get("", 0) == one_by_one.get("no such feature", 0) == 0
    assert {feature: shipped().general.get(feature, 0) for feature in weights} == weights


def test_every_word_is_found() -> None:
    assert len(LINES) > 1000
    for head, raw in LINES[2:]:
        seen, labels, *cells = raw.split("\t")
        found = shipped().word(head)
        assert (" ".join(found.labels), str(found.seen)) == (labels, seen), head
        assert [cell for pair in found.weights.items() for cell in pair] == cells, head


def test_the_readings_that_no_dictionary_lists() -> None:
    head, raw = LINES[1]

    assert head == ADDED
    assert shipped().added == json.loads(raw)
    assert "がいしゃ" in shipped().added["会社"]


def test_of_other_words_nothing_is_known() -> None:
    # Before the first, between two, after the last; a part of one, and more than one.
    heads = {head for head, _ in LINES}
    asked = {"\x01", "\U0010ffff", *(h[:-1] for h in heads if h), *(f"{h}x" for h in heads)} - heads

    assert not any(shipped().word(head).labels for head in asked - {""})


def test_an_empty_model_knows_nothing() -> None:
    model = ReadingModel(b"")

    assert model.word("人").labels == ()
    assert not any(model.general.get(f"C{number}", 0) for number in range(5_000))


def test_a_model_without_general_weights_knows_its_words() -> None:
    model = ReadingModel('+\t{"川":["がわ"]}\n人\t7\tじん ひと\t*\t-30 30\tp、\t5 -5'.encode())

    assert model.word("人").seen == 7
    assert scores(model.word("人"), ("ひと", "にん", "じん"), ("*", "p、", "n。")) == [25, 0, -25]
    assert model.added == {"川": ["がわ"]}
    assert model.general.get("C1", 0) == 0
