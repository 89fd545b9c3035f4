// This file lists the differences that have a reason.

package main

import (
	"regexp"
	"strings"
)

// explanation is a pair of texts that stand for each other: what CPython 3.14 says, which is what Hognose does, and what
// an older CPython says.
type explanation struct{ ours, theirs *regexp.Regexp }

func changed(ours, theirs string) explanation {
	return explanation{regexp.MustCompile(ours), regexp.MustCompile(theirs)}
}

// explanations are the messages that 3.14 changed.
var explanations = []explanation{
	changed(`argument of type '\w+' is not a container or iterable`, `argument of type '\w+' is not iterable`),
	changed(`division by zero`, `(float |complex |integer )?(floor )?(division|modulo|divmod)( or modulo)?( by zero|\(\))`),
	changed(`ZeroDivisionError:? zero to a negative power`, `ZeroDivisionError:? (0.0 cannot be raised to a negative power|zero to a negative or complex power)`),
	changed(`%c requires an int or a unicode character, not [\w ]+`, `%c requires int or char`),
	changed(`%c requires an integer in range\(256\) or a single byte, not [\w ]+`, `%c requires an integer in range\(256\) or a single byte`),
	changed(`too many values to unpack \(expected (\d+), got \d+\)`, `too many values to unpack \(expected \d+\)`),
	changed(`complex\(\) argument must be a string or a number, not \w+`, `complex\(\) first argument must be a string or a number, not '\w+'`),
	changed(`day \d+ must be in range 1..\d+ for month \d+ in year \d+`, `day is out of range for month`),
	changed(`(hour|minute|second) must be in 0..\d+, not -?\d+`, `(hour|minute|second) must be in 0..\d+`),
	changed(`expected a (nonnegative|noninteger or positive|positive) (input|integer), got \S+'`, `math domain error'`),
	changed(`month must be in 1..12, not \d+`, `month must be in 1..12`),
	changed(`redefinition of group name .* at position \d+`, `redefinition of group name .* at position \d+`), // of an expression inside strptime
	changed(`complex\(\) argument '(real|imag)' must be a real number, not \w+`, `complex\(\) ((first|second) argument must be a( string or a)? number, not '\w+'|second arg can't be a string)`),
	changed(`fromhex\(\) arg must contain an even number of hexadecimal digits`, `non-hexadecimal number found in fromhex\(\) arg at position \d+`),
	changed(`cannot use '.*' as a (dict key|set element) \((unhashable type: '.*')\)`, `unhashable type: '.*'`),
}

// explained reports whether two outputs differ only in lines with a known reason.
func explained(ours, theirs string) bool {
	a, b := strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !known(a[i], b[i]) {
			return false
		}
	}
	return true
}

// known reports whether two lines are the same but for a message that changed.
func known(ours, theirs string) bool {
	for _, e := range explanations {
		m, n := e.ours.FindStringIndex(ours), e.theirs.FindStringIndex(theirs)
		if m != nil && n != nil && ours[:m[0]] == theirs[:n[0]] && ours[m[1]:] == theirs[n[1]:] {
			return true
		}
	}
	return false
}
