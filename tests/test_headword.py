"""The dictionary form of a word, as it is usually written."""

import io
import json
import re

import pytest

import yomu
from yomu.formats import Options, html
from yomu.model import Document
from yomu.study.headword import headword_of
from yomu.study.vocabulary import Vocabulary


def headwords(lexicon, text):
    (sentence,) = yomu.annotate(text, lexicon)
    return {word.surface: headword_of(word) for word in sentence.words}


@pytest.mark.parametrize(
    ("text", "surface", "headword", "reading"),
    [
        ("交渉を行った。", "行った", "行う", "おこなう"),
        ("もう買えません。", "買えません", "買う", "かう"),
        ("支持しました。", "支持しました", "支持", "しじ"),
        ("停戦だとしています。", "しています", "する", "する"),  # 為る is nobody's spelling
        ("問題となりました。", "なりました", "なる", "なる"),
        ("どう終わらせるか。", "どう", "どう", "どう"),
        ("又、声明も出した。", "又", "また", "また"),  # a usually-kana word, whoever writes kanji
        ("とくに重要だ。", "とくに", "特に", "とくに"),  # kana here, kanji as a rule
        ("鍵のカギを探す。", "カギ", "鍵", "かぎ"),
        ("両者をめぐり議論した。", "をめぐり", "をめぐり", "をめぐり"),  # as the glossary has it
        ("三年にわたり続く。", "にわたり", "にわたり", "にわたり"),
        ("国連が評価した。", "国連", "国連", "こくれん"),  # not 国際連合
        ("子どもが来た。", "子ども", "子ども", "こども"),  # as usual as 子供
        ("どう位置づけるか。", "位置づける", "位置づける", "いちづける"),
        ("話を打切る。", "打切る", "打ち切る", "うちきる"),
        ("愛を感じた。", "感じた", "感じる", "かんじる"),  # 感ずる is of another age
        ("問題が生じている。", "生じている", "生じる", "しょうじる"),
        ("夜空が好きだ。", "夜空", "夜空", "よぞら"),
        ("席を空けた。", "空けた", "空ける", "あける"),
    ],
)
def test_a_word_is_listed_as_it_is_usually_written(lexicon, text, surface, headword, reading):
    assert headwords(lexicon, text)[surface] == (headword, reading)


def test_the_list_and_the_page_name_a_word_alike(lexicon):
    """Words ticked as known on the page are those that `yomu vocab --unknown` leaves out."""
    text = "又、とくに両者をめぐり議論を始めた。国連は停戦で合意したと位置づける。買えなかった。"
    sentences = list(yomu.annotate(text, lexicon))
    page = io.StringIO()
    html.write(Document(tuple), sentences, page, Options())
    listed = Vocabulary()
    listed.read(sentences)

    data = re.search(
        r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page.getvalue(), re.S
    )
    items = {tuple(item) for item in json.loads(data[1])["items"]}
    words = {(item.word, item.reading) for item in listed.items() if not item.composed}
    assert len(words) > 9
    assert words <= items
