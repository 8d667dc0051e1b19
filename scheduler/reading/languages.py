"""The languages of talks: the codes of ISO 639, of two letters and of three, and names of languages."""

from __future__ import annotations

import re

from scheduler.language.text import fold

_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_NAMES = {
    "francais": "fr",
    "french": "fr",
    "anglais": "en",
    "english": "en",
    "allemand": "de",
    "german": "de",
    "deutsch": "de",
    "espagnol": "es",
    "spanish": "es",
    "espanol": "es",
    "italien": "it",
    "italian": "it",
    "italiano": "it",
    "portugais": "pt",
    "portuguese": "pt",
    "portugues": "pt",
    "neerlandais": "nl",
    "dutch": "nl",
    "arabe": "ar",
    "arabic": "ar",
    "chinois": "zh",
    "chinese": "zh",
    "japonais": "ja",
    "japanese": "ja",
    "russe": "ru",
    "russian": "ru",
}
#: Further names and the codes of three letters, by the code of two.
_FURTHER = {
    "fr": "fra fre",
    "en": "eng ang angl anglaise engl",
    "de": "deu ger all",
    "es": "spa esp castillan castilian castellano",
    "it": "ita",
    "pt": "por",
    "nl": "nld dut nederlands flamand flemish",
    "ar": "ara",
    "zh": "zho chi mandarin",
    "ja": "jpn",
    "ru": "rus",
    "ca": "cat catalan catala",
    "eu": "eus baq basque euskara",
    "br": "bre breton brezhoneg",
    "oc": "oci occitan",
    "co": "cos corse corsican",
    "pl": "pol polonais polish",
    "ro": "ron rum roumain romanian",
    "el": "ell gre grec greek",
    "tr": "tur turc turkish",
    "uk": "ukr ukrainien ukrainian",
    "he": "heb hebreu hebrew",
    "fa": "fas per persan persian farsi",
    "ko": "kor coreen korean",
    "vi": "vie vietnamien vietnamese",
    "sv": "swe suedois swedish",
    "da": "dan danois danish",
    "no": "nor norvegien norwegian",
    "fi": "fin finnois finnish",
    "cs": "ces cze tcheque czech",
    "hu": "hun hongrois hungarian",
    "la": "lat latin",
}
_FURTHER_NAMES = {name: code for code, names in _FURTHER.items() for name in names.split()}


def language_code(text: str) -> str | None:
    """`fr` for `fr`, `FR`, `fr-CA`, `fra`, `Français` or `French`; None for an unknown language."""
    plain = fold(text)
    if plain in _NAMES or plain in _FURTHER_NAMES:
        return _NAMES.get(plain) or _FURTHER_NAMES[plain]
    match = re.fullmatch(r"([a-z]{2})(?:[-_][a-z]{2})?", plain)
    return match.group(1) if match and match.group(1) in _CODES.split() else None


def is_own(text: str) -> bool:
    """True for a code of two letters, with or without a region, and for a common name of a language."""
    return language_code(text) is not None and fold(text) not in _FURTHER_NAMES
