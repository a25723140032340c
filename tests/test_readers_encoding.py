"""One sentence is enough to tell the encoding; what cannot be read says where and why."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu.errors import UnreadableText, UsageError
from yomu.readers import Source
from yomu.readers._encoding import texts


def source(data: bytes, encoding: str = "", live: bool = False) -> Source:
    return Source("a.txt", lambda: io.BytesIO(data), encoding, live)


def text(data: bytes, encoding: str = "", live: bool = False) -> str:
    return "".join(texts(source(data, encoding, live)))


class Dripping(io.BytesIO):
    """A stream of which a few bytes come at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(7)


SENTENCES = [
    "両国の首脳は水曜日、電話で停戦について話し合いました。",
    "首相は来週にも内閣を改造する方針を固めた。",
    "国連安全保障理事会は、決議案を賛成多数で採択しました。",
    "予算案は衆議院の本会議で可決され、参議院に送られた。",
    "この冬いちばんの寒さとなり、各地で雪が降っています。",
    "震度５強の地震がありましたが、津波の心配はありません。",
    "「どこへ行くの？」と母が聞いた。",
    "「ちょっと待って！　すぐに戻るから」",
    "えっ、本当ですか……。知りませんでした。",
    "そう言うと、彼はだまって部屋を出ていった。",
    "わたしは、あなたのことをずっとまっていました。",
    "きのうはとてもいいてんきでしたね",
    "ウクライナのゼレンスキー大統領",
    "コンピューターウイルスに感染したおそれがあります。",
    "スマートフォンのアプリケーション",
    "NATOの会議がBrusselsで開かれる。",
    "会員数は2024年3月末で1,250人でした。",
    "WindowsとLinuxの両方で動きます。",
    "AI(人工知能)の開発競争が激しくなっている。",
    "東京都",
    "停戦協議開始",
    "第百二十三回国会",
    "人々は時々、佐々木さんの店に集まった。",
    "一ヶ月に１回、〆切があります。",
    "「銀河鉄道」は『新潮』に載った。",
    "【速報】新しい総理大臣が決まりました",
    "価格は１００円～２００円（税込）です。",
    "午前十時三十分に記者会見を行った。",
    "お巡りさんに道をたずねたら、親切に教えてくれた。",
    "雨にもまけず働く人がいる。",
    "彼女は髪を切り、名前を変え、町を去った。",
    "春の小川はさらさら流れる",
    "むかし、山のふもとに小さな村がありました。",
    "裏切られたと感じた議員は少なくない。",
    "外務省の報道官は「遺憾だ」と述べた。",
    "株価は３日続けて値下がりした。",
    "薔薇の香りが部屋に満ちていた。",
    "鬱蒼とした森を抜けると、湖が見えた。",
    "ﾊﾞｽはもう出ました。次のﾊﾞｽは10分後です。",
    "大統領はﾃﾚﾋﾞで国民に呼びかけた。",
    "ﾃﾞﾝﾜｶﾞ ｱﾘﾏｼﾀ｡",
    "ｺﾝｼｭｳﾉ ﾖﾃｲｦ ｵｼﾗｾｼﾏｽ｡",
]
IN_ALL = [s for s in SENTENCES if not any("｡" <= c <= "ﾟ" for c in s)]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_one_sentence_tells_the_encoding(encoding, sentence, end):
    assert text((sentence + end).encode(encoding)) == sentence + end


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("sentence", IN_ALL)
@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp"])
def test_one_sentence_tells_the_older_encodings(encoding, sentence, end):
    # Their tilde is the wave dash; that of CP932 is the full-width tilde.
    sentence = sentence.replace("～", "〜")
    assert text((sentence + end).encode(encoding)) == sentence + end


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark_in_a_line(encoding, sentence):
    assert text((sentence + "\n").encode(encoding)) == sentence + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16"])
def test_all_the_sentences_together(encoding):
    whole = "\r\n".join(SENTENCES)

    assert text(whole.encode(encoding)) == whole


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("①㈱髙﨑".encode("cp932"), "①㈱髙﨑"),  # not in Shift_JIS, in CP932
        ("①番の答えは、これです。".encode("euc_jis_2004"), "①番の答えは、これです。"),
        ("ﾃｽﾄ です。".encode("iso2022_jp_ext"), "ﾃｽﾄ です。"),
        ("ありがとう".encode("utf-16-le"), "ありがとう"),
        ("あいう".encode("utf-16-le"), "あいう"),  # B0D0F0: all ASCII
        (b"B0 is a sheet of paper, D0 is none.", "B0 is a sheet of paper, D0 is none."),
        (b"bush hid the facts", "bush hid the facts"),  # 畢桳栠摩… in UTF-16
        (b"Hello, world!\n", "Hello, world!\n"),
        ("café".encode(), "café"),  # 辿 in EUC-JP
        ("Привет, мир".encode(), "Привет, мир"),
        ("漢\0字".encode(), "漢\0字"),  # a stray NUL makes no binary file
        (b"\x1b[1mbold\x1b[0m", "\x1b[1mbold\x1b[0m"),  # a terminal's escapes are no ISO-2022-JP
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
        ("\ufeff\ufeffあ".encode(), "\ufeffあ"),  # the second is text
    ],
    ids=repr,
)
def test_odd_texts(data, read):
    assert text(data) == read


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
def test_what_follows_much_ascii_tells_the_encoding(encoding):
    whole = "x = 1\n" * 30_000 + "これは最後の行です。\n"

    assert text(whole.encode(encoding)) == whole


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16"])
def test_a_character_may_come_in_two_pieces(encoding):
    whole = "".join(sentence + "\n" for sentence in IN_ALL).replace("～", "、")
    dripping = Source("a.txt", lambda: Dripping(whole.encode(encoding)), live=True)

    assert "".join(texts(dripping)) == whole


@pytest.mark.parametrize(
    "name", ["shift_jis", "Shift-JIS", "SJIS", "x-sjis", "windows-31j", "MS932"]
)
def test_shift_jis_is_what_windows_calls_so(name):
    assert text("①髙".encode("cp932"), name) == "①髙"


def test_the_user_knows_better():
    assert text("ﾃｽ".encode("cp932")) == "ý"  # two bytes that are UTF-8 as well
    assert text("ﾃｽ".encode("cp932"), "cp932") == "ﾃｽ"
    assert text("あ".encode("utf-16"), "utf-16-le") == "あ"


@pytest.mark.parametrize("name", ["klingon", "base64", "zlib", "rot13", "\0", "hex"])
def test_an_encoding_that_is_none(name):
    with pytest.raises(UsageError, match="cp932"):
        text(b"a", name)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "an Office document"),
        (b"PK\x03\x04" + bytes(26) + b"a.txt", "a zip archive"),
        (b"{\\rtf1\\ansi\\deff0 abc}", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "an old Office document"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a sound"),
        (b"\0\0\0\x20ftypisom", "a film"),
        (bytes(100), "binary data"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x01\x02\x03\x04\x05", "binary data"),
        ("日本語".encode() + b"\xff\xfe\0\0", "binary data"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("live", [True, False])
def test_what_is_no_text_is_named(data, says, live):
    with pytest.raises(UnreadableText, match=f"a.txt is no text: it looks like {says}"):
        text(data, live=live)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"caf\xe9\n", "byte 3 is 0xE9; name it with --encoding"),
        ("日本".encode()[:5], "byte 3 is 0xE6"),  # 譌･譛 is no Japanese
        ("今日は晴れ。".encode() + b"\xff" + "明日は雨。".encode(), "byte 18 is 0xFF"),
    ],
    ids=repr,
)
def test_what_fits_no_encoding_says_where(data, says):
    with pytest.raises(UnreadableText, match=f"a.txt is in no encoding yomu can tell: {says}"):
        text(data)


def test_what_stops_to_fit_says_where():
    line = "今日は晴れ。\n".encode()
    pieces = texts(source(line * 10_000 + b"\xff\n"))

    assert next(pieces).startswith("今日は晴れ。\n今日は晴れ。")
    with pytest.raises(
        UnreadableText, match=f"begins in utf-8, but byte {len(line) * 10_000} is 0xFF"
    ):
        list(pieces)


def test_what_the_user_calls_it_is_not_guessed_away():
    with pytest.raises(UnreadableText, match=r"a\.txt is not in euc-jp: byte 0 is 0x82; name"):
        text("あ".encode("cp932"), "euc-jp")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_the_user_names_is_read_whatever_it_holds(whole):
    assert text(whole.encode("utf-8-sig"), "utf-8") == whole
    assert text(whole.encode("utf-16"), "utf-16") == whole


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "cp932", "utf-16", "iso-2022-jp"]))
def test_bytes_are_text_or_an_expected_failure(data, encoding):
    with suppress(UnreadableText):
        text(data, encoding)
