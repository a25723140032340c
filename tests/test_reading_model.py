"""The learnt model's file: what is looked up in it is what stands there."""

import json

from yomu import data
from yomu.reading_model import FILE, General, ReadingModel, shipped

LINES = [
    line.split("\t")
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
    for head, raw in LINES[1:]:
        labels, weights, added, seen = json.loads(raw)
        found = shipped().word(head)
        assert (list(found.labels), found.weights) == (labels, weights), head
        assert (found.added, found.seen) == (added, seen), head


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
    model = ReadingModel('人\t[["ひと"],{},{},7]\n川\t[[],{},{"川":["がわ"]},0]'.encode())

    assert model.word("人").seen == 7
    assert model.word("川").added == {"川": ["がわ"]}
    assert model.general.get("C1", 0) == 0
