# A condition on the group that it is in sees the end that an earlier repetition, or a way that was taken back, has set.
import re

for pattern in (
    "((b)?(?(1)a|b){,2}?)b", "(?P<n>(b)?(?(n)a|b)*?)b", "((b)?(?(1)a|b){,2})b", "((b)(?(1)a|b)+?)b", "((?(1)a|b)*?)b", "((?(1)a|b))+",
    "(b(?(1)a|b)*)+", "(?:((b)?(?(1)a|b)*?)b)+", "((b)(?:c|b(?(1)a|b))*?)b", "((b)(?:(?(1)a|b)*?c?)*?)b", "((b)(?:a*(?(1)c|b))*)b",
    "((b)(?:(?>(?(1)a|b)*)|c)*?)b", "((b)(?:(?=(?(1)a|b)).)*?)b", "(((b)?(?(2)a|(?(1)b|c)){2,}?)b)?", "((b)(?:(?(1)a|b){1,2}?){2})b", "((?(1)b|(a))??b)",
):
    found = re.compile(pattern)
    print(pattern)
    for text in "bab", "bbab", "abab", "bbbb", "babb", "bbbab", "bacbab":
        print("   ", text, [(m.regs, m.lastindex) for m in found.finditer(text)], found.fullmatch(text))
