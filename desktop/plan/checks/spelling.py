"""Syllables that Vietnamese cannot have, and slips of the pen that offices really make (domain §7)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SLIPS = {
    "thực hiên": "thực hiện",
    "bất kíp": "bắt kịp",
    "các cơ chính sách": "các cơ chế, chính sách",
    "bộ hoahọc": "Bộ Khoa học",
    "phôois hợp": "phối hợp",
    "kế họach": "kế hoạch",
    "tổ chúc": "tổ chức",
    "triễn khai": "triển khai",
    "sữa đổi": "sửa đổi",
    "bổ xung": "bổ sung",
    "xử dụng": "sử dụng",
    "đầu mói": "đầu mối",
}
"""A slip → what is meant."""

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
ooc oong op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uau uân uâng uât uây uc uê uêch uênh ui um un ung uô uôc uôi uôm uôn uông uôp uôt up ut uơ
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ych yn ynh yt
"""
_WORD = r"[^\W\d_¹²³]+"


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    """Every syllable, tones left off."""
    rimes = _RIMES.split()
    made = {onset + rime for onset in ("", *_ONSETS.split()) for rime in rimes}
    return frozenset(made | {"g" + rime for rime in rimes if rime.startswith("i")})


@lru_cache(maxsize=4096)
def _impossible(word: str) -> bool:
    """Whether a word is no syllable; not of plain letters, all capitals or capitals inside."""
    if word.isascii() or word.isupper() or not word[1:].islower():
        return False
    bare = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", "".join(sign for sign in bare if sign not in _TONES))
    return toneless not in _syllables()


def slips(words: str) -> list[tuple[str, str]]:
    """Known slips in the words, each with what is meant."""
    low = words.lower()
    return [(_as_written(words, low, slip), meant) for slip, meant in SLIPS.items() if slip in low]


def impossible(words: str) -> list[str]:
    """Accented words that are no Vietnamese syllable; names inside a sentence are left alone."""
    said = re.findall(_WORD, words)
    wrong = [(n, word) for n, word in enumerate(said) if _impossible(word)]
    return [word for n, word in wrong if not word[0].isupper() or (n == 0 and words.startswith(word))]


def _as_written(words: str, low: str, slip: str) -> str:
    at = low.index(slip)
    return words[at : at + len(slip)] if len(low) == len(words) else slip
