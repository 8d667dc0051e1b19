"""The words of the page of variants, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.counted import counted
from scheduler.language.message import Message, message

#: Labels by the name that templates use.
VARIANTS: Mapping[str, Message] = {
    "variants": message("Variantes", "Alternatives"),
    "variants_why": message(
        "D’autres programmes, aussi bons que le meilleur, et aussi différents que possible. Rien n’est écrit avant que "
        "vous en preniez un.",
        "Other programmes, as good as the best and as different as can be. Nothing is written before you take one.",
    ),
    "variants_count": message("Combien de programmes en tout", "How many programmes in all"),
    "variants_search": message("Chercher des variantes", "Look for alternatives"),
    "variants_losses": message("Accepter un peu moins bien", "Allow a little less"),
    "variants_losses_why": message(
        "De combien chaque niveau peut être moins bon que dans le meilleur programme (vide : pas du tout).",
        "By how much each level may be worse than in the best programme (empty: not at all).",
    ),
    "variant": message("Programme", "Programme"),
    "variant_current": message("celui de maintenant", "the present one"),
    "variant_first": message("le meilleur trouvé", "the best found"),
    "variant_take": message("Prendre ce programme", "Take this programme"),
    "variant_half": message("À une autre demi-journée", "In another half-day"),
    "variant_elsewhere": message("ailleurs", "elsewhere"),
    "variant_better": message("mieux", "better"),
    "variant_worse": message("moins bien", "worse"),
    "variant_perhaps": message("Peut-être y en a-t-il de plus différents.", "Perhaps there are more different ones."),
    "variants_no_more": message(
        "Il n’y en a pas d’autre à ces conditions : acceptez un peu moins bien sur un niveau.",
        "There are no others on these terms: allow a little less on a level.",
    ),
    "variants_no_time": message("Le temps a manqué pour en trouver d’autres.", "There was no time to find others."),
}


def moved_words(count: int) -> Message:
    """How many talks are elsewhere than in the first programme."""
    return message(
        "{talks} ailleurs que dans le programme 1",
        "{talks} elsewhere than in programme 1",
        talks=counted(count, ("exposé", "talk")),
    )
