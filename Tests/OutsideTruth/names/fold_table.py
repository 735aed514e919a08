"""Writes Sources/Model/Names/FoldTable.swift from Python's Unicode data.

    python3 Tests/OutsideTruth/names/fold_table.py > Sources/Model/Names/FoldTable.swift

For every code point below U+20000 the table says what folding does with it: keep, separate, drop or
replace. Replacements are NFKD, without marks, case-folded, with what NFKD misses (stroked letters,
ligatures) and with Cyrillic and Greek written in Latin letters.
"""
import re
import sys
import unicodedata as u

LIMIT = 0x20000
BLOCK = 16
KEEP, SEPARATE, DROP = None, " ", ""

CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye")) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ю": "yu", "я": "ya", "ђ": "dj", "є": "ye", "ѕ": "dz", "і": "i", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "џ": "dz", "ґ": "g", "ә": "a", "ғ": "gh", "қ": "k", "ң": "ng",
    "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ҳ": "h", "ҷ": "j", "ѣ": "e", "ѳ": "f", "ѵ": "i",
    "ҡ": "q", "ҙ": "z", "ҫ": "s", "ӏ": "", "ӡ": "dz", "ѡ": "o", "ѧ": "ya", "ѫ": "u", "ꙋ": "u",
}
GREEK = dict(zip("αβγδεζηικλμνοπρστυφω", "avgdeziiklmnoprstyfo")) | {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps", "ς": "s", "ϝ": "w", "ϟ": "q", "ϡ": "ss", "ϳ": "j",
}
LATIN = {
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "þ": "th", "ð": "d",
    "ŋ": "ng", "ħ": "h", "ŧ": "t", "ĸ": "k", "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɩ": "i",
    "ʊ": "u", "ƿ": "w", "ȝ": "g", "ɣ": "g", "ʋ": "v", "ɐ": "a", "ɑ": "a", "ƅ": "b", "ʃ": "sh",
    "ʒ": "z", "ȣ": "ou", "ĳ": "ij", "ƣ": "gh",
}
# Arabic letters that differ between keyboards but not between names.
ARABIC = {"ی": "ي", "ى": "ي", "ک": "ك", "ە": "ه", "ہ": "ه", "ھ": "ه", "ة": "ه"}
# Decorations: the name is what stands beside them.
MARKS_OF_TRADE = set("™℠®©")
STROKED = re.compile(r"LATIN (?:SMALL LETTER|LETTER SMALL CAPITAL) ([A-Z]) (?:WITH .*)?$")


def dropped(c):
    """Marks that carry no letter: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels."""
    o = ord(c)
    if u.category(c) == "Cf" or o in (0x0640, 0x0345):
        return True
    if u.category(c) not in ("Mn", "Me"):
        return False
    return (o < 0x0900 or 0x1AB0 <= o <= 0x1AFF or 0x1DC0 <= o <= 0x1DFF
            or 0x20D0 <= o <= 0x20FF or 0x2DE0 <= o <= 0x2DFF or 0xA66F <= o <= 0xA69F
            or 0xFE00 <= o <= 0xFE2F)


def letter(c):
    """What one decomposed, case-folded character becomes."""
    if dropped(c):
        return ""
    for table in (LATIN, CYRILLIC, GREEK, ARABIC):
        if c in table:
            return table[c]
    name = u.name(c, "")
    stroked = STROKED.match(name + " ")
    if stroked and ord(c) > 127:
        return stroked[1].lower()
    category = u.category(c)
    if category == "Nd":
        return str(u.digit(c))
    if category[0] in "LNM" and category != "Lm" and category != "Me":
        return c
    return c if category == "Lm" and ord(c) > 0x0900 else " "


def fold(c):
    """The folded text of one character, from its full decomposition."""
    if c in MARKS_OF_TRADE:
        return " "
    if c in "йЙ":  # the one accent that changes how a Cyrillic letter is written in Latin
        return "y"
    o = ord(c)
    if 0x3041 <= o < 0x3100 and u.category(c)[0] in "LM" and o != 0x309F and o != 0x30FF:
        return c  # kana are composed, see Composition.swift
    if 0xAC00 <= o < 0xD7A4 or 0x1100 <= o < 0x1200 or o in (0xFDFA, 0xFDFB):
        return c
    text = c
    for _ in range(3):
        text = "".join(letter(x) for x in u.normalize("NFKD", u.normalize("NFKD", text).casefold()))
    if any(0x3041 <= ord(x) < 0x3100 for x in text):
        text = u.normalize("NFC", text)
    return re.sub(" +", " ", text)


def entry(o):
    c = chr(o)
    if o < 128 or u.category(c) in ("Cn", "Co", "Cs"):
        return SEPARATE
    folded = fold(c)
    return KEEP if folded == c else folded


def digits(value, width):
    """A number in base 64, with '0' (48) as zero: plain ASCII, so that a string literal can hold it."""
    return "".join(chr(48 + (value >> 6 * i & 63)) for i in reversed(range(width)))


def literal(text):
    lines = [text[i:i + 160] for i in range(0, len(text), 160)]
    return '#"""\n        ' + "\\#\n        ".join(lines) + '\n        """#'


TEMPLATE = """// Written by Tests/OutsideTruth/names/fold_table.py from Unicode {version}. Do not edit.

/// What folding does with each code point, as string literals: no start-up cost, and no compile time worth noting.
///
/// Numbers are in base 64 with "0" (48) as the digit zero.
enum FoldTable {{
    /// Code points from here on are kept as they are, except tags and private use.
    static let limit: UInt32 = {limit:#x}

    /// Code points in one block, as a shift.
    static let blockShift: UInt32 = {shift}

    /// Two digits for each block of code points: where its actions are, in blocks.
    static let blocks: StaticString = {blocks}

    /// Two digits for each code point of a distinct block: 0 keep, 1 separate, 2 drop, else 3 + a replacement.
    static let actions: StaticString = {actions}

    /// Three digits for each replacement, and three more at the end: where its scalars begin, in scalars.
    static let offsets: StaticString = {offsets}

    /// Three digits for each scalar of the replacements.
    static let scalars: StaticString = {scalars}
}}"""


def main():
    entries = [entry(o) for o in range(LIMIT)]
    replacements = sorted({e for e in entries if e not in (KEEP, SEPARATE, DROP)})
    number = {KEEP: 0, SEPARATE: 1, DROP: 2} | {r: i + 3 for i, r in enumerate(replacements)}
    distinct, blocks = {}, []
    for start in range(0, LIMIT, BLOCK):
        block = "".join(digits(number[e], 2) for e in entries[start:start + BLOCK])
        blocks.append(digits(distinct.setdefault(block, len(distinct)), 2))
    scalars, offsets = "", [digits(0, 3)]
    for replacement in replacements:
        scalars += "".join(digits(ord(c), 3) for c in replacement)
        offsets.append(digits(len(scalars) // 3, 3))
    assert len(replacements) + 3 < 4096 and len(distinct) < 4096
    print(TEMPLATE.format(
        version=u.unidata_version, limit=LIMIT, shift=BLOCK.bit_length() - 1, blocks=literal("".join(blocks)),
        actions=literal("".join(distinct)), offsets=literal("".join(offsets)), scalars=literal(scalars)))


if __name__ == "__main__":
    main()
