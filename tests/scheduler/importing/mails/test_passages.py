"""The text beside a proposal is read again as it was written; whatever somebody has made of it is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.documents.lines import Line
from scheduler.importing.mails.marked_text import NAMES, marked_text
from scheduler.importing.mails.passages import Passage, Source, sources_in
from scheduler.importing.mails.proposal import Part, Proposal, ReadText

WORDS = st.sampled_from(("Un texte", ">>> titre", "<<<", "═══ x", ">>> titre (deviné)", " <<<", "Titre : a", "« b »"))


def proposal(*texts: ReadText) -> Proposal:
    return Proposal("k", "a.eml", None, "", {}, (), texts)


@given(st.lists(WORDS, min_size=1, max_size=6), st.booleans(), st.sampled_from(("fr", "en")))
def test_a_part_is_found_again_whatever_its_words_look_like(words: list[str], guessed: bool, language: str) -> None:
    lines = tuple(Line((word,)) for word in words)
    part = Part("title", "x", tuple(range(len(words))), guessed)
    (source,) = sources_in(marked_text(proposal(ReadText("a.docx", lines, (part,))), language))  # type: ignore[arg-type]
    assert source.name == "a.docx"
    (passage,) = source.passages
    assert (passage.field, passage.guessed) == ("title", guessed)
    assert [line.strip() for line in passage.text.split("\n")] == [word.strip() for word in words]


def test_each_mark_names_its_field_or_none() -> None:
    for field, name in NAMES.items():
        for text in (name.fr, name.en):
            (source,) = sources_in(f">>> {text}\nUn texte\n<<<\n")
            expected = "" if field in ("other", "private", "references") else field
            assert source.passages == (Passage("Un texte", text, expected),)


def test_marks_that_somebody_broke_lose_no_line() -> None:
    head = "De : Ada\n\n═══ Texte\n\n>>> titre\nUn\n>>> bidule\nDeux\n<<<\n<<<\n"
    text = f"{head}Trois\n>>> résumé\nQuatre\n═══ b\n<<<\nCinq"
    assert sources_in(text) == (
        Source("", (Passage("De : Ada"),)),
        Source(
            "Texte",
            (
                Passage("Un", "titre", "title"),
                Passage("Deux", "bidule"),
                Passage("Trois"),
                Passage("Quatre", "résumé", "abstract"),
            ),
        ),
        Source("b", (Passage("Cinq"),)),
    )
