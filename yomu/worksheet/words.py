"""What a worksheet says besides its text, in Japanese and English."""

HEADINGS = {
    "words": ("ことば", "Words"),
    "readings": ("読み方を書きましょう", "Write the readings"),
    "cloze": ("ことばを入れましょう", "Fill the gaps"),
    "matching": ("意味を選びましょう", "Match words and meanings"),
    "answers": ("答え", "Answers"),
}
CREDIT = (
    "Made with yomu. Words from JMdict, kanji from KANJIDIC, the property of the Electronic "
    "Dictionary Research and Development Group, used under its licence (CC BY-SA 4.0): "
    "https://www.edrdg.org/edrdg/licence.html"
)
