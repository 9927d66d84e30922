"""Hostile strings of our own: each way that is known in which a text has acted on a terminal, a parser or a layout.

BORDERTUI_CORPORA may name a folder of further ones: JSON files that are lists of strings.
"""

import json
import os
import random
from pathlib import Path
from typing import Final

_CONTROLS = [chr(code) for code in (*range(32), *range(0x7F, 0xA0))]
_FORMATS = [chr(code) for code in (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070))]
_OTHERS = [
    *"\ufeff\ufff9\ufffa\ufffb\uffff\U0010ffff\ud800\udbff\udc00\udfff\U000e0001\U000e0041\ue000\u2800\u3164\u115f"
]

_ESC, _BEL, _ST = "\x1b", "\x07", "\x1b\\"
_SEQUENCES = [
    *(
        f"{_ESC}]{number};{what}{end}"
        for number in (0, 1, 2, 4, 7, 8, 9, 10, 11, 50, 52, 133, 777, 1337)
        for what in ("x", "c;UFdO", ";file:///etc/passwd")
        for end in (_BEL, _ST)
    ),
    *(
        f"{_ESC}[{what}"
        for what in ("2J", "3J", "H", "6n", "5n", "c", ">c", "?1049l", "?1049h", "?25l", "31m", "0m", "8m")
    ),
    *(
        f"{_ESC}[{what}"
        for what in ("1;1H", "999B", "!p", "?1000h", "?2004l", "20t", "21t", ">1u", "<u", "4h", "12l", "r")
    ),
    *(
        f"{_ESC}{what}"
        for what in ("c", "7", "8", "D", "E", "M", "Z", "=", ">", "#8", "(0", ")B", "N", "O", "%G", "P$qm\x1b\\")
    ),
    *(f"{_ESC}{kind}payload{end}" for kind in "PX^_" for end in (_ST, _BEL, "")),
    *(
        "\x9b31m",
        "\x9b2J",
        "\x9d0;x\x9c",
        "\x9d52;c;UFdO\x07",
        "\x90$qm\x9c",
        "\x84",
        "\x85",
        "\x8d",
        "\x98x\x9c",
        "\x9e\x9f",
    ),
]
_MARKUP = [
    *(
        f"[{tag}]x[/{tag}]"
        for tag in ("b", "bold", "i", "red", "on red", "reverse", "blink", "conceal", "link", "$primary")
    ),
    *(
        "[/]",
        "[/",
        "[",
        "]",
        "[]",
        "[[",
        "]]",
        "[[]]",
        "[/bold]",
        "a [/bold] b",
        "[/red][/blue]",
        "\\[b]",
        "\\\\[b]",
        "ends \\",
    ),
    *(
        f"[@{event}={action}]x[/]"
        for event in ("click", "hover", "enter", "focus")
        for action in (
            "app.quit",
            "screen.dismiss",
            "app.bell()",
            "app.open_url('http://x')",
            "app.copy_to_clipboard('x')",
        )
    ),
    *(f"[link={where}]x[/link]" for where in ("http://x", "file:///etc/passwd", "javascript:0", "'", '"', "[", "]")),
    *(
        "[x=(]",
        "(1 3] [b + ]",
        "[#888888]z",
        "[rgb(1,2,3)]z",
        "[1;31m]",
        "[on]",
        "[not b]",
        "[b not]",
        "[=]",
        "[=x]",
        "[a=b=c]",
    ),
    *(
        ":smile:",
        ":warning:",
        "{x}",
        "{0}",
        "{{",
        "}}",
        "%s%n%x",
        "%(x)s",
        "${jndi:ldap://x}",
        "`id`",
        "$(id)",
        "*b*",
        "_i_",
    ),
    *(
        "<b>x</b>",
        "<script>0</script>",
        "&lt;",
        "]]>",
        "<!--",
        "'; DROP TABLE events; --",
        '" OR ""="',
        "\\x1b[31m",
        "\\u001b",
    ),
]
_TABLES = [
    f"{sign}{rest}" for sign in "=+-@\t\r＝＋－＠" for rest in ("1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", "HYPERLINK()")
]
_LAYOUT = [
    *(
        "x" * 100_000,
        "表" * 60,
        "ﷺ" * 20,
        " " * 5_000,
        "\n" * 5_000,
        "\t" * 100,
        "",
        " ",
        "-",
        ".",
        "a\rb",
        "a\r\nb",
        "a\bb",
    ),
    *(letter + "\u0301" * 200 for letter in "ea表"),
    *(
        "👩‍👩‍👧‍👦" * 20,
        "🏳️‍🌈🇹🇷",
        "⚠️",
        "⚠︎",
        "🇮🇶🇸🇾",
        "👍🏿",
        "☝🏽",
        "#️⃣",
        "\U0001f468\u200d",
        "\u200d",
        "\ufe0f",
        "1\ufe0f\u20e3",
    ),
    *(
        "مرحبا بالعالم",
        "שלום",
        "ܫܠܡܐ",
        "بۆکمال",
        "กำ",
        "क्षि",
        "한글",
        "각",
        "ｱｲｳ",
        "ＡＢＣ",
        "ｶﾞ",
        "Ǆ",
        "ß",
        "İ",
        "ı",
        "ﬃ",
        "Å",
        "Å",
    ),
    *(
        "مرحبا abc שלום 123",
        "(مرحبا)",
        "abc\u202edef",
        "\u2066a\u2069",
        "\u202a\u202b\u202d\u202e",
        "\u200f\u061c\u200e",
        "a\u200bb",
    ),
]
_NUMBERS = [
    *(
        "0",
        "-0",
        "1e999",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x10",
        "1_000",
        "1,000",
        "٣",
        "१",
        "²",
        "½",
        "9" * 400,
        "1e-400",
    ),
    *(
        "null",
        "None",
        "undefined",
        "true",
        "NO",
        "~",
        "nil",
        "../../etc/passwd",
        "/dev/null",
        "C:\\nul",
        "file\0name",
        "a/b\\c",
    ),
]

OURS: Final = tuple(
    dict.fromkeys(
        [
            *(f"before{character}after" for character in (*_CONTROLS, *_FORMATS, *_OTHERS)),
            *_SEQUENCES,
            *(f"Deir ez-Zor {sequence} Qaim" for sequence in _SEQUENCES[::2]),
            *_MARKUP,
            *_TABLES,
            *_LAYOUT,
            *_NUMBERS,
        ]
    )
)

_BRACKETS = (
    "[",
    "]",
    "/",
    "\\",
    "@",
    "=",
    "(",
    ")",
    "{",
    "}",
    "'",
    '"',
    "#",
    "$",
    " ",
    ".",
    "b",
    "red",
    "on",
    "click",
    "link",
)


def bracket_strings(count: int, seed: int) -> list[str]:
    """Random strings of what markup is made of; of one seed always the same ones."""
    chance = random.Random(seed)
    return ["".join(chance.choices(_BRACKETS, k=chance.randrange(1, 24))) for _ in range(count)]


def public() -> list[str]:
    """The strings of the lists in the folder that BORDERTUI_CORPORA names; none where it names none."""
    named = os.environ.get("BORDERTUI_CORPORA")
    found: list[str] = []
    for file in sorted(Path(named).rglob("*.json")) if named else []:
        if not file.name.startswith(("y_", "n_", "i_", "number_", "object_", "string_", "array_")):
            content = json.loads(file.read_text(encoding="utf-8"))
            found += [each for each in content if isinstance(each, str)] if isinstance(content, list) else []
    return found
