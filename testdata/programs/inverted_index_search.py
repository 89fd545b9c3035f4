# A small full-text search engine: tokens, stop words, a positional index, boolean and phrase queries, BM25 ranking, highlighted snippets.
import math
import re
import textwrap
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

DOCS = {
    "snakes": """The hognose snake is a harmless snake that plays dead. When it is found out, it plays dead again, belly up, tongue out.""",
    "pythons": """Pythons are large snakes that squeeze. A python can swallow a goat; the Burmese python is among the largest snakes.""",
    "coffee": """Café au lait is coffee with hot milk. The naïve visitor orders a café crème; the local drinks it at the counter.""",
    "games": """To play dead is a trick of dogs, of opossums and of some snakes. In the theatre, actors who play dead must not sneeze.""",
    "languages": """Python is a programming language. It is named after a troupe of comedians, not after the snake. Programmers play with it.""",
}
STOP = frozenset("a an and are at by in is it not of on or the that to up when who with".split())
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def fold(text):
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def stem(word):
    for suffix, keep in [("sses", "ss"), ("ies", "y"), ("ing", ""), ("ers", "er"), ("s", "")]:
        if word.endswith(suffix) and len(word) - len(suffix) + len(keep) >= 3 and not word.endswith("ss"):
            return word.removesuffix(suffix) + keep
    return word


class Hit(NamedTuple):
    score: float
    name: str
    places: list


class Index:
    def __init__(self):
        self.postings = defaultdict(lambda: defaultdict(list))
        self.lengths, self.texts = {}, {}

    def add(self, name, text):
        self.texts[name] = text
        position = 0
        for match in WORD.finditer(text):
            word = fold(match[0])
            if word not in STOP:
                self.postings[stem(word)][name].append((position, match.span()))
            position += 1
        self.lengths[name] = position

    def places(self, word):
        return self.postings.get(stem(fold(word)), {})

    def phrase(self, words):
        found = {}
        first, *rest = map(self.places, words)
        for name, spots in first.items():
            for position, span in spots:
                end = span[1]
                for offset, more in enumerate(rest, 1):
                    others = more.get(name, [])
                    i = bisect_left(others, position + offset, key=itemgetter(0))
                    if i == len(others) or others[i][0] != position + offset:
                        break
                    end = others[i][1][1]
                else:
                    found.setdefault(name, []).append((position, (span[0], end)))
        return found

    def bm25(self, matches, k=1.4, b=0.75):
        average = sum(self.lengths.values()) / len(self.lengths)
        idf = math.log(1 + (len(self.texts) - len(matches) + 0.5) / (len(matches) + 0.5))
        return {name: idf * len(spots) * (k + 1) / (len(spots) + k * (1 - b + b * self.lengths[name] / average)) for name, spots in matches.items()}

    def search(self, query, limit=3):
        """A query is words and "phrases"; - before one forbids it, + demands it."""
        scores, places = Counter(), defaultdict(list)
        banned, demanded = set(), []
        for sign, quoted, word in re.findall(r'([-+]?)(?:"([^"]*)"|(\S+))', query):
            words = [w for w in WORD.findall(quoted or word) if fold(w) not in STOP]
            if not words:
                continue
            matches = self.phrase(words)
            if sign == "-":
                banned |= matches.keys()
                continue
            if sign == "+":
                demanded.append(matches.keys())
            scores.update(self.bm25(matches))
            for name, spots in matches.items():
                places[name] += (span for _, span in spots)
        names = set(scores) - banned
        for keys in demanded:
            names &= keys
        return nlargest(limit, (Hit(round(scores[n], 4), n, sorted(places[n])) for n in names))

    def snippet(self, hit, width=60):
        text, out, last = self.texts[hit.name], [], 0
        for start, end in hit.places:
            out += text[last:start], "[", text[start:end], "]"
            last = end
        return textwrap.shorten("".join(out) + text[last:], width, placeholder=" …")


index = Index()
for name, text in DOCS.items():
    index.add(name, text)
print(len(index.postings), "stems;", max(index.postings, key=lambda s: (sum(map(len, index.postings[s].values())), s)))
for query in ["snake", "python -language", '"play dead"', "+play snakes", "cafe naive", "CAFÉ", "goat troupe trick", "the", "nothing-at-all", '"dead plays"', '+python +"after snake" dogs']:
    hits = index.search(query)
    print(f"{query!r}: {len(hits)} hits")
    for hit in hits:
        print(f"   {hit.score:.4f} {hit.name:10} {index.snippet(hit)}")
print(textwrap.fill(", ".join(f"{s}:{sum(map(len, p.values()))}" for s, p in sorted(index.postings.items())), 100, subsequent_indent="  "))
print(stem.cache_info().currsize == len({fold(w) for t in DOCS.values() for w in WORD.findall(t)} - STOP | {"nothing", "all"} ), fold("Straße ﬁn Ⅷ Ångström"))
