"""The fields of yomu's note type. Frozen: a field that comes or goes splits learners' decks.

Anki updates no note whose note type differs in its fields from the one it has. New fields need a
new model id and name (see notetype.py).
"""

LAPIS = (
    *("Expression", "ExpressionFurigana", "ExpressionReading", "ExpressionAudio"),
    *("RelatedExpression", "SelectionText", "MainDefinition", "DefinitionPicture"),
    *("Sentence", "SentenceFurigana", "SentenceTranslation", "SentenceAudio"),
    *("Picture", "Glossary", "Hint"),
    *("IsWordAndSentenceCard", "IsClickCard", "IsSentenceCard", "IsAudioCard"),
    *("PitchPosition", "PitchCategories", "Frequency", "FreqSort", "MiscInfo"),
)
"""The names that Lapis and Kiku, two widespread note types, have given to what a note holds."""

CARDS = {
    "recognition": "CardRecognition",
    "reading": "CardReading",
    "recall": "CardRecall",
    "listening": "CardListening",
    "sentence": "CardSentence",
    "cloze": "CardCloze",
}
"""The kinds of cards, in their order, each with the field that switches it on."""

FIELDS = (
    # Anki tells duplicates by the first field: 空 そら and 空 から must differ there.
    "Key",
    *LAPIS,
    "PitchGraph",
    "PartOfSpeech",
    "Form",
    "AlsoWritten",
    "Parts",
    "Kanji",
    "Collocations",
    "Topic",
    "Level",
    "SentenceCloze",
    "Source",
    "Credit",
    "Notes",
    *CARDS.values(),
)
"""All fields, in their order. `Notes` is the learner's: yomu leaves it empty."""

OWN = frozenset({"Notes"})
"""The fields that belong to the learner."""
