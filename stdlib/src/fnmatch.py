"""Filename matching with shell patterns.

    *       matches everything
    ?       matches any single character
    [seq]   matches any character in seq
    [!seq]  matches any character not in seq
"""

import functools
import itertools
import os
import posixpath
import re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Whether the name matches the pattern, case-normalized as the system does it."""
    name = os.path.normcase(name)
    pat = os.path.normcase(pat)
    return fnmatchcase(name, pat)


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        res = bytes(translate(str(pat, "ISO-8859-1")), "ISO-8859-1")
    else:
        res = translate(pat)
    return re.compile(res).match


def filter(names, pat):
    """The list of the names that match the pattern."""
    match = _compile_pattern(os.path.normcase(pat))
    if os.path is posixpath:
        # Nothing to normalize.
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def filterfalse(names, pat):
    """The list of the names that do not match the pattern."""
    match = _compile_pattern(os.path.normcase(pat))
    if os.path is posixpath:
        return list(itertools.filterfalse(match, names))
    return [name for name in names if match(os.path.normcase(name)) is None]


def fnmatchcase(name, pat):
    """Whether the name matches the pattern, with case as it is."""
    return _compile_pattern(pat)(name) is not None


def translate(pat):
    """Return the regular expression of a pattern.

    There is no way to quote meta-characters."""
    parts, star_indices = _translate(pat, "*", ".")
    return _join_translated_parts(parts, star_indices)


_escape = functools.lru_cache(maxsize=512)(re.escape)


def _set(text):
    """The regular expression for what stands between brackets."""
    if "-" not in text:
        text = text.replace("\\", r"\\")
    else:
        # Split at the hyphens that make ranges.
        chunks = []
        begin = 0
        k = 2 if text[0] == "!" else 1
        while True:
            k = text.find("-", k)
            if k < 0:
                break
            chunks.append(text[begin:k])
            begin = k + 1
            k += 3
        if text[begin:]:
            chunks.append(text[begin:])
        else:
            chunks[-1] += "-"
        # Empty ranges are no regular expressions: take them out.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        text = "-".join(s.replace("\\", r"\\").replace("-", r"\-") for s in chunks)
    if not text:
        return "(?!)"
    if text == "!":
        return "."
    text = re.sub(r"([&~|])", r"\\\1", text)
    if text[0] == "!":
        text = "^" + text[1:]
    elif text[0] in ("^", "["):
        text = "\\" + text
    return f"[{text}]"


def _translate(pat, star, question_mark):
    """The parts of a pattern as regular expressions, and where among them the stars are."""
    out = []
    star_indices = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            star_indices.append(len(out))
            out.append(star)
            while i < n and pat[i] == "*":
                i += 1
        elif c == "?":
            out.append(question_mark)
        elif c == "[":
            j = i
            if j < n and pat[j] == "!":
                j += 1
            if j < n and pat[j] == "]":
                j += 1
            j = pat.find("]", j)
            if j < 0:
                out.append("\\[")
            else:
                out.append(_set(pat[i:j]))
                i = j + 1
        else:
            out.append(_escape(c))
    return out, star_indices


def _join_translated_parts(parts, star_indices):
    """One regular expression. A star that is not the last needs no second try once
    what follows it was found, so that matching takes no exponential time."""
    if not star_indices:
        return rf"(?s:{''.join(parts)})\z"
    res = parts[:star_indices[0]]
    for a, b in zip(star_indices, star_indices[1:]):
        res.append(f"(?>.*?{''.join(parts[a + 1:b])})")
    res.append(".*")
    res.extend(parts[star_indices[-1] + 1:])
    return rf"(?s:{''.join(res)})\z"
