"""Texts as people write them and as nobody would: scripts, lengths, and orders to other programs."""

from __future__ import annotations

from random import Random

LATIN = [
    "the",
    "queue",
    "till",
    "shop",
    "moves",
    "slowly",
    "nobody",
    "waits",
    "three",
    "times",
    "again",
    "shut",
]
GERMAN = ["Donaudampfschifffahrtsgesellschaft", "Kraftfahrzeughaftpflichtversicherung", "und", "der", "die"]
THAI = [
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    "\u0e02\u0e2d\u0e1a\u0e04\u0e38\u0e13\u0e21\u0e32\u0e01\u0e04\u0e23\u0e31\u0e1a\u0e17\u0e35\u0e48"
    "\u0e0a\u0e48\u0e27\u0e22\u0e40\u0e2b\u0e25\u0e37\u0e2d",
]
CHINESE = [
    "\u4f60\u597d",
    "\u6392\u961f\u7b49\u5f85",
    "\u5ba2\u6237\u65c5\u7a0b",
    "\u3002",
    "\u3042\u308a\u304c\u3068\u3046",
]
HEBREW = ["\u05e9\u05dc\u05d5\u05dd", "\u05ea\u05d5\u05e8", "\u05d7\u05e0\u05d5\u05ea", "12", "till"]
ARABIC = ["\u0645\u0631\u062d\u0628\u0627", "\u0628\u0627\u0644\u0639\u0627\u0644\u0645", "\u0661\u0662", "3"]
SIGNS = [
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1f3\U0001f1f1",
    "e\u0301\u0327",
    "\u00ad",
    "\u200b",
    "\u2764\ufe0f",
]
ORDERS = [
    "$x%$", "<b>&amp;", "=1+1", "@cell", "-2", "+3", "::error::x", "##[error]x", "{{ x }}", "{0}", "%s",
    "\\n", "%0A", "a|b", "`x`", "'\"'", "# x", "]]>", "</script>", "[link](x)", "no", "012", "1e9",
    "null", "2026-03-31", "*x*",
]  # fmt: skip
ALPHABETS = (LATIN, LATIN, GERMAN, THAI, CHINESE, HEBREW, ARABIC, SIGNS, ORDERS)
LONGEST = 4_000


class Writer:
    """Writes the texts of one map: in one or two alphabets, mostly short, now and then very long."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.alphabets = random.choices(ALPHABETS, k=random.choice((1, 1, 2)))
        self.same = random.random() < 0.1
        """Whether everything has the same name."""
        self.long = random.choice((0.0, 0.0, 0.02, 0.3))

    def text(self, most: int = LONGEST) -> str:
        """A text that is not empty and has no blanks at its ends."""
        if self.same and self.random.random() < 0.8:
            return "a"
        words = self.random.choice(self.alphabets)
        count = self.random.choice((1, 1, 2, 3, 5, 9))
        if self.random.random() < self.long:
            count = self.random.choice((30, 120, 900))
        glue = self.random.choice((" ", " ", " ", "", "\n", ", "))
        return glue.join(self.random.choice(words) for _ in range(count))[:most].strip() or "a"
