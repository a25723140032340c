"""The learnt model's file: what is looked up in it is what stands there."""

from yomu import data
from yomu.reading_model import ADDED, FILE, ReadingModel, scores, shipped

LINES = [
    line.split("\t")
    for line in data.path(FILE).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def pairs(cells: list[str]) -> dict[str, str]:
    return dict(cell.split(" ", 1) for cell in cells)


def test_every_weight_of_no_word_is_found() -> None:
    weights = {feature: int(cell) for feature, cell in pairs(LINES[0][1:]).items()}
    assert len(weights) > 2000
    first = dict(list(weights.items())[:1000])
    last = dict(list(weights.items())[-1000:])

    for some in (first, last):
        model = ReadingModel(data.path(FILE).read_bytes())
        assert {feature: model.general.get(feature, 0) for feature in some} == some
        assert model.general.get("", 0) == model.general.get("no such feature", 0) == 0
    assert {feature: shipped().general.get(feature, 0) for feature in weights} == weights


def numbers(cell: str) -> tuple[int, ...]:
    return tuple(map(int, cell.split()))


def test_every_word_is_found() -> None:
    assert len(LINES) > 1000
    for head, seen, labels, *cells in LINES[2:]:
        found = shipped().word(head)
        assert (" ".join(found.labels), str(found.seen)) == (labels, seen), head
        weights = pairs(cells)
        for _ in range(2):  # where they stand; and, of a word asked for often, taken apart
            assert found.weights(list(weights)) == list(map(numbers, weights.values())), head
        assert found.weights(["", "no such feature", cells[0][:-1], f"{cells[-1]}x"]) == [], head


def test_the_readings_that_no_dictionary_lists() -> None:
    head, *cells = LINES[1]

    assert head == ADDED
    assert {stem: " ".join(found) for stem, found in shipped().added.items()} == pairs(cells)
    assert "がいしゃ" in shipped().added["会社"]


def test_of_other_words_nothing_is_known() -> None:
    # Before the first, between two, after the last; a part of one, and more than one.
    heads = {head for head, *_ in LINES}
    asked = {"\x01", "\U0010ffff", *(h[:-1] for h in heads if h), *(f"{h}x" for h in heads)} - heads

    assert not any(shipped().word(head).labels for head in asked - {""})


def test_an_empty_model_knows_nothing() -> None:
    model = ReadingModel(b"")

    assert model.word("人").labels == ()
    assert not any(model.general.get(f"C{number}", 0) for number in range(5_000))


def test_a_model_without_general_weights_knows_its_words() -> None:
    model = ReadingModel("+\t川 がわ\n人\t7\tじん ひと\t* -30 30\tp、 5 -5".encode())

    assert model.word("人").seen == 7
    assert scores(model.word("人"), ("ひと", "にん", "じん"), ("*", "p、", "n。")) == [25, 0, -25]
    assert model.added == {"川": ["がわ"]}
    assert model.general.get("C1", 0) == 0
