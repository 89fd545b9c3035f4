// This file makes what an older CPython prints and what 3.14 prints comparable: messages that only have other words.

package main

import "regexp"

// rewrite puts other text in the place of what matches.
type rewrite struct {
	from *regexp.Regexp
	to   string
}

func in(from, to string) rewrite { return rewrite{regexp.MustCompile(from), to} }

// newer are the messages of 3.13 that 3.14 words differently, where the one follows from the other.
var newer = []rewrite{
	in(`(float |complex )division by zero`, `division by zero`),
	in(`integer division or modulo by zero|(integer|float) modulo by zero|float floor division by zero|float divmod\(\)`, `division by zero`),
	in(`0\.0 cannot be raised to a negative power`, `zero to a negative power`),
	in(`0\.0 to a negative or complex power`, `zero to a negative or complex power`),
	in(`argument of type '([\w.]+)' is not iterable`, `argument of type '$1' is not a container or iterable`),
	in(`(?m)(ValueError\S*) .* is not in list$`, `$1 list.index(x): x not in list`),
	in(`(?m)^(in co) .* is not in list$`, `$1 list.index(x): x not in list`),
	in(`\(['"].* is not in list['"],\)`, `('list.index(x): x not in list',)`),
	in(`cannot convert dictionary update sequence element #\d+ to a sequence`, `object is not iterable`),
	in(`(context manager protocol) \(missed \w+ method\)`, `$1`),
	in(`fromhex\(\) argument must be str, not None\b`, `fromhex() argument must be str or bytes-like, not NoneType`),
	in(`fromhex\(\) argument must be str, not`, `fromhex() argument must be str or bytes-like, not`),
	hashFrame,
	in(`object (\w+) can't be used in 'await' expression`, `'$1' object can't be awaited`),
	in(`note must be a str, not '(\w+)'`, `add_note() argument must be str, not $1`),
	in(`%c requires int or char\b`, `%c requires an int or a unicode character`),
}

// hashFrame takes the frame of __hash__ out of a traceback: 3.14 raises a TypeError of its own about what cannot be hashed.
var hashFrame = in(`(?m)^  File "program", line \d+, in __hash__\n(    .*\n)*`, ``)

// older take out of messages of 3.14 what those of 3.13 do not say.
var older = []rewrite{
	in(`(too many values to unpack \(expected \d+), got \d+\)`, `$1)`),
	in(`(%c requires an int or a unicode character|%c requires an integer in range\(256\) or a single byte), not .*`, `$1`),
	in(`(?m)^[ |]*Cannot convert dictionary update sequence element #\d+ to a sequence\n`, ``), // a note
	in(`(context manager protocol) \(missed \w+ method\)( but it supports the .*'\?)?`, `$1`),
	in(`'[\w.<>]+\.(\w+)' object does not support the`, `'$1' object does not support the`), // the full names of classes
	in(`(fromhex\(\) argument must be str or bytes-like, not )[\w.<>]+\.`, `$1`),
	in(`(?m)cannot use '.*' as a (dict key|set element) \((.*)\)$`, `$2`),
	hashFrame,
}

// asNewer returns the output of CPython 3.13 with the messages of 3.14.
func asNewer(output string) string { return rewritten(output, newer) }

// asOlder returns the output of Hognose without what only 3.14 says.
func asOlder(output string) string { return rewritten(output, older) }

func rewritten(text string, by []rewrite) string {
	for _, r := range by {
		text = r.from.ReplaceAllString(text, r.to)
	}
	return text
}
