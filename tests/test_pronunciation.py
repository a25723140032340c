"""How readings are said: where a vowel is long, and where it only looks so."""

import pytest

from yomu import ruby
from yomu.pronunciation import said


@pytest.mark.parametrize(
    ("word", "reading", "sound"),
    [
        ("首脳会談", "しゅのうかいだん", "シュノーカイダン"),
        ("講師", "こうし", "コーシ"),
        ("子牛", "こうし", "コウシ"),  # the u is 牛's
        ("経緯", "けいい", "ケーイ"),  # of two i the first only
        ("停戦協議", "ていせんきょうぎ", "テーセンキョーギ"),
        ("思う", "おもう", "オモウ"),
        ("装う", "よそおう", "ヨソーウ"),  # おお is one sound, う the ending
        ("問う", "とう", "トウ"),
        ("塔", "とう", "トー"),
        ("こんにちは", "こんにちは", "コンニチワ"),  # UniDic knows
        ("スウェーデン大使", "スウェーデンたいし", "スウェーデンタイシ"),
        ("カレイ", "カレイ", "カレー"),  # the fish, as UniDic says it
        ("ゾレイケイ", "ゾレイケイ", "ゾレイケイ"),  # katakana says itself what is long
        ("追い風", "おいかぜ", "オイカゼ"),
    ],
)
def test_vowels_are_long_where_they_are_one_sound(word, reading, sound):
    pieces = ruby.align(word, reading, {})
    inflects = word.endswith("う")

    assert said(pieces, inflects) == sound
