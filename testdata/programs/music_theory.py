# Music by numbers: notes, scales, chords named and inverted, transposition, frequencies, rhythm by Bjorklund, a MIDI file written and read, a canon.
import math
import random
import re
import struct
from enum import IntFlag
from fractions import Fraction
from functools import total_ordering
from itertools import cycle, islice, accumulate
from typing import ClassVar

SHARPS = "C C# D D# E F F# G G# A A# B".split()
FLATS = {"Db": "C#", "Eb": "D#", "Gb": "F#", "Ab": "G#", "Bb": "A#", "Cb": "B", "Fb": "E", "E#": "F", "B#": "C"}
SCALES = {"major": "2212221", "minor": "2122122", "dorian": "2122212", "pentatonic": "22323", "blues": "321132", "whole": "222222"}
CHORDS = {"": (0, 4, 7), "m": (0, 3, 7), "dim": (0, 3, 6), "aug": (0, 4, 8), "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "m7": (0, 3, 7, 10), "sus4": (0, 5, 7), "6": (0, 4, 7, 9)}


@total_ordering
class Note:
    pattern: ClassVar = re.compile(r"([A-G](?:#|b)?)(-?\d+)")
    __slots__ = ("midi",)
    def __init__(self, what):
        if isinstance(what, str):
            m = self.pattern.fullmatch(what)
            if not m: raise ValueError(f"no note: {what!r}")
            what = SHARPS.index(FLATS.get(m[1], m[1])) + 12 * (int(m[2]) + 1)
        object.__setattr__(self, "midi", what)
    def __setattr__(self, *a): raise AttributeError("notes do not change")
    @property
    def name(self): return SHARPS[self.midi % 12]
    @property
    def octave(self): return self.midi // 12 - 1
    @property
    def hertz(self): return 440 * 2 ** ((self.midi - 69) / 12)
    def __add__(self, n): return Note(self.midi + n) if isinstance(n, int) else NotImplemented
    __radd__ = __add__
    def __sub__(self, o): return self.midi - o.midi if isinstance(o, Note) else Note(self.midi - o)
    def __eq__(self, o): return isinstance(o, Note) and self.midi == o.midi
    def __lt__(self, o): return self.midi < o.midi
    def __hash__(self): return hash(self.midi)
    def __repr__(self): return f"{self.name}{self.octave}"


def scale(root, kind, n=8): return list(islice(accumulate(cycle(map(int, SCALES[kind])), Note.__add__, initial=Note(root)), n))
def chord(text):
    m = re.fullmatch(r"([A-G][#b]?)([^/]*)(?:/(\d))?", text)
    notes = [Note(m[1] + "4") + i for i in CHORDS[m[2]]]
    for _ in range(int(m[3] or 0)): notes.append(notes.pop(0) + 12)
    return notes
def name(notes):
    pitches = {n.midi % 12 for n in notes}
    for root in sorted(pitches, key=lambda p: (p != min(notes).midi % 12, p)):
        for kind, steps in CHORDS.items():
            if {(root + s) % 12 for s in steps} == pitches: return SHARPS[root] + kind + ("" if root == min(notes).midi % 12 else "/" + min(notes).name)
    return "?"


for kind in SCALES: print(f"{kind:10}", *scale("D4", kind, len(SCALES[kind]) + 1))
print({c: chord(c) for c in ("C", "Am", "G7/1", "Bbmaj7", "F#dim/2")})
print([name(chord(c)) for c in ("C", "Am/1", "G7", "Eb6", "Caug", "Dsus4")], name([Note("C4"), Note("D4"), Note("Eb4")]), name(list(map(Note, ("E3", "G3", "C4")))))
print([f"{Note(n).hertz:.3f}" for n in ("A4", "C4", "E5", "A0")], Note("C8") - Note("A0"), Note("Cb4") == Note("B4"), sorted(map(Note, "G4 C5 A3".split())), 3 + Note("A4"), len({Note("Db4"), Note("C#4")}))
print("just against tempered:", [f"{SHARPS[i]} {1200 * math.log2(r) - 100 * i:+.2f}" for i, r in {4: Fraction(5, 4), 7: Fraction(3, 2), 9: Fraction(5, 3), 10: Fraction(7, 4)}.items()], f"{1200 * math.log2(Fraction(3, 2) ** 12 / 2 ** 7):.4f}")
for bad in ("H4", "C", "c4"):
    try: Note(bad)
    except ValueError as e: print(e, end="; ")
try: Note("C4").midi = 3
except AttributeError as e: print(e)


def euclid(k, n):
    a, b = [[1] for _ in range(k)], [[0] for _ in range(n - k)]
    while len(b) > 1: a, b = [x + y for x, y in zip(a, b)], a[len(b):] or b[len(a):]
    return "".join("x" if v else "." for g in a + b for v in g)
print({f"{k},{n}": euclid(k, n) for k, n in ((3, 8), (5, 8), (4, 12), (5, 13), (7, 16))})
def varlen(n):
    out = [n & 127]
    while n := n >> 7: out.insert(0, n & 127 | 128)
    return bytes(out)
def midi(notes, tempo=500_000):
    events = b"".join(varlen(0) + bytes([0x90, n.midi, 80]) + varlen(t) + bytes([0x80, n.midi, 0]) for n, t in notes)
    track = b"\x00\xff\x51\x03" + tempo.to_bytes(3, "big") + events + b"\x00\xff\x2f\x00"
    return struct.pack(">4sIHHH", b"MThd", 6, 0, 1, 96) + struct.pack(">4sI", b"MTrk", len(track)) + track
def read(data):
    kind, size, fmt, tracks, division = struct.unpack_from(">4sIHHH", data)
    at, now, on = 22, 0, {}
    while at < len(data):
        delta = 0
        while True:
            delta = delta << 7 | data[at] & 127; at += 1
            if not data[at - 1] & 128: break
        now += delta
        status = data[at]
        if status == 0xFF: at += 3 + data[at + 2]; continue
        if status >> 4 == 9: on[data[at + 1]] = now
        else: yield Note(data[at + 1]), now - on.pop(data[at + 1])
        at += 3
tune = list(zip(map(Note, "C4 D4 E4 C4 C4 D4 E4 C4 E4 F4 G4".split()), [96] * 10 + [192]))
data = midi(tune)
print(len(data), data[:22].hex(), list(read(data)) == tune, varlen(0), varlen(200), varlen(2**21))
rows = [list(n.name for n, t in tune for _ in range(t // 96))] * 3
for i, voice in enumerate(rows): print("  " * 4 * i + " ".join(f"{x:<2}" if len(x) == 1 else x for x in voice)[:36])
rng, walk = random.Random(440), [Note("A3")]
while len(walk) < 16: walk.append(rng.choice([n for n in scale("A3", "pentatonic", 9) if abs(n - walk[-1]) <= 5]))
print(*walk, "|", *(n - 12 for n in walk[::-1][:5]))
class Play(IntFlag): SOFT = 1; LOUD = 2; SHORT = 4; ACCENT = LOUD | SHORT
print(Play.ACCENT, Play.SOFT | Play.SHORT, Play.ACCENT & ~Play.LOUD, repr(Play(7)), Play.LOUD in Play.ACCENT)
