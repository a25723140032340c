"""Which entries of a dictionary a word may be, and how it is then read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from yomu import data, kana
from yomu.compiled import compiled
from yomu.model import Entry, PartOfSpeech, Sense
from yomu.segment import Morpheme

# JMdict's codes for each of our parts of speech, by their beginnings.
_FITTING: dict[PartOfSpeech, tuple[str, ...]] = {
    "noun": (
        *("n", "vs", "adj-no", "adj-na", "adv", "num", "ctr", "pn", "suf", "pref", "exp", "aux"),
        *("person", "place", "organization"),
    ),
    "pronoun": ("pn", "n", "adv", "int"),
    "name": ("n", "pn", "suf", "adj-no", "exp", "person", "place", "organization"),
    "number": ("num", "n", "pref", "ctr", "adv"),
    "counter": ("ctr", "n", "suf"),
    "verb": ("v", "aux-v", "exp", "suf"),
    "adjective": ("adj-i", "adj-ix", "aux-adj", "suf", "exp", "adj-k", "adj-s"),
    "na-adjective": ("adj-na", "adj-t", "n", "adj-no", "adv", "adj-f", "suf", "aux"),
    "adverb": ("adv", "n", "adj-na", "adj-no", "exp", "int", "conj", "adj-t"),
    "adnominal": ("adj-pn", "pn", "adj-f", "n", "exp"),
    "conjunction": ("conj", "adv", "exp", "prt"),
    "interjection": ("int", "exp", "n", "adv", "conj"),
    "particle": ("prt", "conj", "exp", "suf", "adv"),
    "auxiliary": ("aux", "cop", "prt", "suf", "exp"),
    "prefix": ("pref", "n", "adj-f", "adj-pn", "num", "adj-no"),
    "suffix": ("suf", "n", "ctr", "pn", "aux", "person", "place", "organization"),
}


def fits(pos: PartOfSpeech, entry: Entry) -> bool:
    """Whether an entry has a sense of this part of speech."""
    return any(_fit(pos, sense.pos) for sense in entry.senses)


def fits_sense(pos: PartOfSpeech, sense: Sense) -> bool:
    """Whether a sense is of this part of speech; one that names none fits all."""
    return _fit(pos, sense.pos)


@lru_cache(4_096)
def _fit(pos: PartOfSpeech, tags: tuple[str, ...]) -> bool:
    wanted = _FITTING.get(pos, ())
    return not tags or any(tag.startswith(wanted) for tag in tags)


_RARE = frozenset({"ik", "ok", "rk", "sk"})


def readings_of(entry: Entry, form: str) -> list[str]:
    """An entry's readings of one of its forms, hiragana, the usual ones first."""
    if kana.is_kana(form):
        plain = kana.to_hiragana(form)
        return [plain] if any(kana.to_hiragana(r.text) == plain for r in entry.readings) else []
    here = [r for r in entry.readings if not r.no_kanji and (not r.only or form in r.only)]
    here.sort(key=lambda r: not _RARE.isdisjoint(r.tags))
    return [kana.to_hiragana(r.text) for r in here]


def readings(entries: Iterable[Entry], form: str, last: Morpheme) -> tuple[str, ...]:
    """The readings of a form, as it is inflected in `last`, in the entries' order."""
    found = (as_inflected(r, last, form) for e in entries for r in readings_of(e, form))
    return tuple(dict.fromkeys(r for r in found if r))


def as_inflected(reading: str, last: Morpheme, form: str) -> str:
    """A dictionary form's reading as its last word is inflected here; empty if that is unknown.

    行う おこなう, 行っ → おこなっ. 来る and 為る change their stem: MeCab knows those.
    """
    if not last.inflects or not form.endswith(last.base) or last.surface == last.base:
        return reading
    if last.conjugation.startswith(("カ行変格", "サ行変格")):
        return ""
    same = 0
    while last.surface[same : same + 1] == last.base[same : same + 1] != "":
        same += 1
    ending = kana.to_hiragana(last.base[same:])
    if not reading.endswith(ending):
        return ""
    return reading[: len(reading) - len(ending)] + kana.to_hiragana(last.surface[same:])


# 通う and 通る, 富む and 富ぶ: these endings are alike before て and た.
_ALIKE = {"っ": {"う": "ワア", "つ": "タ", "る": "ラ"}, "ん": {"む": "マ", "ぶ": "バ", "ぬ": "ナ"}}


def others_alike(verb: Morpheme) -> Iterator[Morpheme]:
    """What a form of a verb may be of other than MeCab says: 通っ of 通る, not of 通う."""
    stem = verb.base[:-1]
    if verb.conjugation.startswith("五段") and stem == verb.surface[:-1]:
        for ending, row in _ALIKE.get(verb.surface[-1], {}).items():
            if not verb.base.endswith(ending):
                base, conjugation = stem + ending, f"五段-{row}行"
                yield verb._replace(base=base, lemma=base, conjugation=conjugation)


_SAYING = 5
_KANJI_OF_A_SAYING = 3
_MISREAD = frozenset({"手綱を締める", "頭の回転が鈍い"})
"""Sayings that JMdict reads as nobody does (てづな, おそい)."""


def is_saying(form: str, entries: Sequence[Entry]) -> bool:
    """Whether it is a phrase that can be nothing else: 蛇の道は蛇 じゃのみちはへび.

    It is so long, or it is known for it: 異を唱える いをとなえる.
    """
    if form in _phrases() or any(entry.id.startswith("words:") for entry in entries):
        return True
    long = len(form) >= _SAYING and sum(map(kana.is_kanji, form)) >= _KANJI_OF_A_SAYING
    return long and form not in _MISREAD and all("exp" in s.pos for e in entries for s in e.senses)


@compiled("phrases.tsv")
def _phrases() -> frozenset[str]:
    return frozenset(row["phrase"] for row in data.table("phrases.tsv"))


def usual(listed: tuple[str, ...], entries: Iterable[Entry]) -> tuple[str, ...]:
    """The readings less those that are but mistakes or old: へびのみちはへび."""
    rare = {
        kana.to_hiragana(reading.text)
        for entry in entries
        for reading in entry.readings
        if not _RARE.isdisjoint(reading.tags)
    }
    return tuple(reading for reading in listed if reading not in rare) or listed


_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽっ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほつ",
)


def voiced_alike(one: str, other: str) -> bool:
    """Whether two readings differ in voicing or っ only: かぶしきがいしゃ, かぶしきかいしゃ."""
    return one.translate(_VOICED) == other.translate(_VOICED)


def is_voiced(reading: str, others: Iterable[str]) -> bool:
    """Whether it is one of the others with its first sound voiced: ぶとん, ふとん; no ぷさん."""
    plain = reading[0].translate(_VOICED)
    return (
        reading[0] not in _PUFFED.values()
        and plain != reading[0]
        and any(other[0] == plain and voiced_alike(reading, other) for other in others)
    )


_STOPS = {
    "く": "かきくけこ",
    "つ": "かきくけこさしすせそたちつてと",
    "ち": "かきくけこさしすせそたちつてと",
}
_PUFFED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))


def compounded(one: str, other: str) -> str:
    """Two on readings as one word is read: せつ, しょう → せっしょう; はつ, ひょう → はっぴょう."""
    if len(one) > 1 and other[0] in _STOPS.get(one[-1], ""):
        return f"{one[:-1]}っ{other}"
    if len(one) > 1 and one[-1] in "つち" and other[0] in _PUFFED:
        return f"{one[:-1]}っ{_PUFFED[other[0]]}{other[1:]}"
    return one + other


# ---------------------------------------------------------------- what an entry may be of


def are_names(entries: tuple[Entry, ...]) -> bool:
    """Whether the first of them is a name's."""
    return not _tags(entries[:1]).isdisjoint(("person", "place", "organization"))


def _tags(entries: tuple[Entry, ...]) -> set[str]:
    return {tag for entry in entries for s in entry.senses for tag in (*s.pos, *s.misc)}


def forms_alone(morpheme: Morpheme) -> tuple[str, ...]:
    """The forms a dictionary may list a morpheme under: as spelt, and in standard spelling."""
    if morpheme.pos == "symbol" and len(morpheme.surface) == 1:
        return ()
    return tuple(dict.fromkeys((morpheme.base, morpheme.lemma, morpheme.surface)))


def readings_alone(morpheme: Morpheme, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """MeCab's reading, which knows the neighbours, and the dictionary's others."""
    if not kana.has_kanji(morpheme.surface) or morpheme.surface in _KANA_IN_SHAPE:
        return (morpheme.reading,)
    tagged = (morpheme.reading,) if kana.is_kana(morpheme.reading) else ()
    listed = readings(entries, morpheme.base, morpheme)
    if listed and morpheme.pos == "name" and are_names(entries):
        return listed  # 追浜 おっぱま, 崔賢 チェヒョン
    return tuple(dict.fromkeys((*tagged, *listed))) or (morpheme.reading,)


_KANA_IN_SHAPE = frozenset("ヶヵ")


def may_be(covered: tuple[Morpheme, ...], inflected: bool, form: str, entry: Entry) -> bool:
    """Whether a run can be this entry: the part of speech fits, and it is spelt so on purpose."""
    if inflected and not fits(covered[-1].pos, entry):
        return False
    if kana.is_hiragana(form):
        # Kana runs are joined only behind a polite prefix (お|かあ|さん): は|なし is no 話.
        return covered[0].pos == "prefix" and entry.common
    if kana.is_kana(form) or any(form == spelling.text for spelling in entry.spellings):
        return True
    # X脚, which JMdict lists as Ｘ脚.
    latin = not kana.LATIN.isdisjoint(form)
    return latin and any(kana.narrow(form) == kana.narrow(s.text) for s in entry.spellings)
