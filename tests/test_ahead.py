"""A stream is read ahead, but not without bound, and nothing of it is lost."""

from threading import Event

import pytest

from yomu.ahead import Ahead
from yomu.annotation import placed
from yomu.errors import UnreadableText
from yomu.model import Document, Passage, Ruby

LINES = [f"{number}日に停戦した。" for number in range(200)] + ["", ""]


def passages(lines=LINES):
    document = Document(
        lambda: [Passage((Ruby(line),) if line else (), end="\n") for line in lines]
    )
    return placed(document)


def taken(ahead):
    while block := ahead.block():
        yield block


@pytest.mark.parametrize("size", [1, 50, 10_000])
def test_all_passages_come_in_order(size):
    with Ahead(passages(), size, 2 * size) as ahead:
        blocks = list(taken(ahead))

    assert [one for block in blocks for one in block] == list(passages())
    assert ahead.is_empty()
    # A block is full with the passage that fills it.
    assert all(sum(len(one[0].text) + 1 for one in block[:-1]) < size for block in blocks)


def test_it_does_not_run_away():
    read = 0

    def counted():
        nonlocal read
        for one in passages(["停戦"] * 500):
            read += 1
            yield one

    with Ahead(counted(), size=6, most=30) as ahead:
        for number, block in enumerate(taken(ahead), start=1):
            assert len(block) <= 2
            # Three characters each, the line's end counted: ten are held, and one more is at hand.
            assert read <= 2 * number + 10 + 1


def test_an_error_comes_behind_what_came_before_it():
    def broken():
        yield from list(passages())[:3]
        raise UnreadableText("the rest is no text")

    found = []
    with (
        Ahead(broken(), size=1, most=1000) as ahead,
        pytest.raises(UnreadableText, match="the rest"),
    ):
        found.extend(one for block in taken(ahead) for one in block)

    assert found == list(passages())[:3]


def test_who_leaves_early_is_not_waited_for():
    going_on = Event()

    def endless():
        while True:
            yield from passages()
            going_on.set()

    with Ahead(endless(), size=10, most=20) as ahead:
        assert ahead.block()
    # The next passage it reads is its last.
    assert not going_on.is_set()
