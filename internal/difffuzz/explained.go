// This file lists the differences that have a reason.

package main

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// explanation is a pair of texts that stand for each other: what CPython 3.14 says, which is what Hognose does, and what
// an older CPython says. It is counted under its name, which is the text of 3.14 if it has no other.
type explanation struct {
	name         string
	ours, theirs *regexp.Regexp
}

func changed(ours, theirs string) explanation {
	return explanation{ours, regexp.MustCompile(ours), regexp.MustCompile(theirs)}
}

// as gives an explanation a name of its own.
func (e explanation) as(name string) explanation {
	e.name = name
	return e
}

// invalidISO matches the lines of what 3.14 does not take for a date and time.
const invalidISO = `^(fromisoformat|isoformat_back|time) .*"ValueError: Invalid isoformat string: .*`

// explanations are the messages, and a few results, that 3.14 changed.
var explanations = []explanation{
	changed(`argument of type '\w+' is not a container or iterable`, `argument of type '\w+' is not iterable`),
	changed(`division by zero`, `(float |complex |integer )?(floor )?(division|modulo|divmod)( or modulo)?( by zero|\(\))`),
	changed(`ZeroDivisionError:? zero to a negative power`, `ZeroDivisionError:? (0.0 cannot be raised to a negative power|zero to a negative or complex power)`),
	changed(`%c requires an int or a unicode character, not [\w ]+`, `%c requires int or char`),
	changed(`%c requires an integer in range\(256\) or a single byte, not [\w ]+`, `%c requires an integer in range\(256\) or a single byte`),
	changed(`too many values to unpack \(expected (\d+), got \d+\)`, `too many values to unpack \(expected \d+\)`),
	changed(`complex\(\) argument must be a string or a number, not \S+`, `complex\(\) first argument must be a string or a number, not '\w+'`),
	changed(`day \d+ must be in range 1..\d+ for month \d+ in year \d+`, `day is out of range for month`),
	changed(`(hour|minute|second) must be in 0..\d+, not -?\d+`, `(hour|minute|second) must be in 0..\d+`),
	changed(`expected a (nonnegative|noninteger or positive|positive) (input|integer), got \S+'`, `math domain error'`),
	changed(`month must be in 1..12, not \d+`, `month must be in 1..12`),
	changed(`redefinition of group name .* at position \d+`, `redefinition of group name .* at position \d+`), // of an expression inside strptime
	changed(`complex\(\) argument '(real|imag)' must be a real number, not \S+`, `complex\(\) ((first|second) argument must be a( string or a)? number, not '\w+'|second arg can't be a string)`),
	changed(`fromhex\(\) arg must contain an even number of hexadecimal digits`, `non-hexadecimal number found in fromhex\(\) arg at position \d+`),
	changed(`cannot use '.*' as a (dict key|set element) \((unhashable type: '.*')\)`, `unhashable type: '.*'`),
	changed(`(quotechar|escapechar)" must be a unicode character or None, not a string of length \d+`, `(quotechar|escapechar)" must be a 1-character string`),
	changed(`delimiter" must be a unicode character, not a string of length \d+`, `delimiter" must be a 1-character string`),
	changed(`year must be in 1..9999, not -?\d+`, `([Yy]ear -?\d+ is out of range|Year is out of range: \d+)`),
	changed(`fold must be either 0 or 1, not -?\d+`, `fold must be either 0 or 1`),
	changed(`argument should be a string or a Rational instance or have the as_integer_ratio\(\) method`, `argument should be a string or a Rational instance`),
	changed(`%[iu] format: a real number is required`, `%d format: a real number is required`),
	// fromisoformat knows midnight as 24:00.
	changed(`^(fromisoformat|isoformat_back|time) .*24.*'(ValueError: minute, second, and microsecond must be 0 when hour is 24|datetime\..*)'$`, `^(fromisoformat|isoformat_back|time) .*24.*'ValueError: hour must be in 0..23'$`),
	changed(`hour must be in 0..23, not \d+`, `hour must be in 0..23`),
	// Only seconds have a fraction, not hours or minutes, and only a point or a comma begins it.
	changed(invalidISO, `^(fromisoformat|isoformat_back|time) \('([^']*[^\d:'])?(\d\d|\d\d:\d\d|\d{4})[.,]\d.*$`),
	changed(invalidISO, `^(fromisoformat|isoformat_back|time) \('[^']*\d\d:\d\d:\d\d:\d.*$`),
	changed(invalidISO, `^((fromisoformat|isoformat_back) \('[^']+[^\d:']|time \('T?)\d{7,}.*$`),
	changed(`Invalid weekday: \d+`, `Invalid day: \d+`),
	// cdf computes with erfc, which has the small values too.
	changed(`^cdf .*"TypeError: unsupported operand type\(s\) for -: 'float' and '\S+'"$`, `^cdf .*"TypeError: unsupported operand type\(s\) for -: '\S+' and 'float'"$`),
	changed(`'ValueError: inf or nan encountered in data'`, `"AttributeError: '\S+' object has no attribute 'numerator'"`),
	// No byte is too little for -1.
	changed(`^to_bytes \(\) 'OverflowError: int too big to convert'$`, `^to_bytes \(\) "b''"$`),
	// Unicode 16 has more hieroglyphs.
	changed(`\\U0001(3[4-9a-f]|4[0-3])[0-9a-f]{2}`, `\\\\U0001(3[4-9a-f]|4[0-3])[0-9a-f]{2}`),
	// Formatter numbers what begins with an attribute or an index, and names the switch the right way round.
	changed(`^formatter .*ValueError: cannot switch from (automatic field numbering to manual field specification|manual field specification to automatic field numbering)'$`, `^formatter .*$`),
	// After a host in brackets only a port may come.
	changed(`^\w+ \('.*\][^:/?#'].*'ValueError: Invalid IPv6 URL'$`, `^\w+ \('.*\][^:/?#'].*$`),
	// Arithmetic of a real and a complex number keeps the sign of zero.
	changed(`-0j\)'$`, `\+0j\)'$`),
	changed(`'-0j'$`, `'0j'$`),
	changed(`'\(-0\+0j\)'$`, `'0j'$`),
	// It leaves the imaginary part out of it, so that an infinity or a NaN stays in the other one.
	changed(`'\((-?inf|nan)[+-][\d.e+-]+j\)'$`, `'\((-?inf|nan)\+nanj\)'$`),
	changed(`not datetime.timedelta\([^)]*\)'$`, `not datetime.timedelta\([^)]*\)\.'$`),
	// A NaN in place is the same object as another one with its bits, so that both count as one.
	changed(`^(mode|multimode) \(.*nan.*nan.*`, `^(mode|multimode) \(.*nan.*nan.*`),
	changed(`complex\(\) argument 'real' must be a real number, not str`, `complex\(\) can't take second arg if first is a string`),
	// It takes bytes.
	changed(`ValueError:? (non-hexadecimal number found in fromhex\(\) arg at position \d+|fromhex\(\) arg must contain an even number of hexadecimal digits)`, `TypeError:? fromhex\(\) argument must be str or bytes-like, not bytes`),
	changed(`unbound method int\.to_bytes\(\) needs an argument`, `to_bytes\(\) takes at least 0 positional arguments \(-1 given\)`),
	changed(`'conjugate', 'from_number', `, `'conjugate', `),
	// NaNs with the same bits are one key.
	changed(`^dict \{.*\bnan: .*\}$`, `^dict \{.*\bnan: .*\bnan: .*\}$`).as("one key of two NaNs"),
	// CPython looks at a set of types in the order of their addresses.
	changed(`don't know how to coerce \w+ and \w+`, `don't know how to coerce \w+ and \w+`),
}

// explained reports whether two outputs of a program, or of a call, differ only in lines with a known reason, and the
// names of the reasons.
func explained(source, ours, theirs string) (names []string, ok bool) {
	a, b := strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			continue
		}
		name := known(source, a[i], b[i])
		if name == "" && outOfMemory.MatchString(b[i]) {
			more, ok := afterMemory(source, a[i:], b[i+1:])
			return append(append(names, "CPython's memory"), more...), ok
		}
		if name == "" {
			return nil, false
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, len(a) == len(b)
}

// outOfMemory is what a program prints when CPython reserves room for as many items as __len__ promises: here only what
// comes is kept.
var outOfMemory = regexp.MustCompile(`^(uncaught )?MemoryError:? ?$`)

// afterMemory reports whether what a program prints after CPython's lack of memory is the end of what Hognose prints, which
// had the memory and printed what it came to first.
func afterMemory(source string, ours, theirs []string) (names []string, ok bool) {
	if len(theirs) > len(ours) {
		return nil, false
	}
	return explained(source, strings.Join(ours[len(ours)-len(theirs):], "\n"), strings.Join(theirs, "\n"))
}

// known returns the name of the reason why two lines are not the same, or "".
func known(source, ours, theirs string) string {
	for _, e := range explanations {
		m, n := e.ours.FindStringIndex(ours), e.theirs.FindStringIndex(theirs)
		if m != nil && n != nil && ours[:m[0]] == theirs[:n[0]] && ours[m[1]:] == theirs[n[1]:] {
			return e.name
		}
	}
	switch {
	case neighbours(source, ours, theirs):
		return "last digit of a power"
	case strings.Contains(source, ".__doc__") && strings.HasPrefix(ours, "str '") && strings.HasPrefix(theirs, "str '"):
		return "texts of documentation, which are our own"
	case strings.Contains(source, "__suppress_context__") && strings.Contains(source, "Flag") && strings.TrimSuffix(ours, " False") == strings.TrimSuffix(theirs, " True"):
		return "what 3.14's enum raises from another error"
	case strings.Contains(source, "not (") && marks.MatchString(ours) && marks.MatchString(theirs) && strings.Contains(strings.ReplaceAll(ours, " ", ""), strings.TrimSpace(theirs)):
		return "the marked columns of in under not"
	case curve.MatchString(ours) && near(ours, theirs, 8):
		return "last digits of exp, erfc and their like"
	case triweight.MatchString(ours) && near(ours, theirs, 1<<30):
		return "triweight's inverse, which 3.14 estimates otherwise"
	case strings.Contains(source, "nan") && noKey.MatchString(theirs):
		return "one key of two NaNs"
	case sameFloat(ours, theirs):
		return "one object of two floats"
	case signOfZero(ours, theirs):
		return "sign of a complex zero"
	case sameSets(ours, theirs):
		return "order of a set with an Ellipsis"
	case emptyParts.MatchString(ours) && separators.ReplaceAllString(ours, "") == separators.ReplaceAllString(theirs, ""):
		return "empty parts of addresses"
	}
	return ""
}

// marks are the columns of a traceback.
var marks = regexp.MustCompile(`^[ |]*\^+$`)

// noKey is what a program prints that looks for another NaN than the one that is a key.
var noKey = regexp.MustCompile(`^(uncaught )?KeyError:? nan$`)

// Floats in place are the same object as others with their bits.
var oneObject, twoObjects = regexp.MustCompile(`^(tuple \(((-?[\d.]+(e[+-]\d+)?|-?inf|nan), ){2})True\)$`), regexp.MustCompile(`^(tuple .*)False\)$`)

// sameFloat reports whether two lines tell whether two floats are one object, and are the same else.
func sameFloat(ours, theirs string) bool {
	a, b := oneObject.FindStringSubmatch(ours), twoObjects.FindStringSubmatch(theirs)
	return a != nil && b != nil && a[1] == b[1]
}

// unsigned takes the sign of zeros out of complex numbers.
var unsigned = []rewrite{in(`-0j\b`, `+0j`), in(`\(-?0\+([\d.e+-]+|inf|nan)j\)`, `${1}j`), in(`\(-?0(-([\d.e+-]+|inf|nan)j)\)`, `$1`), in(`(^|[^\w.)])\+0j`, `${1}0j`)}

// signOfZero reports whether two lines have the same numbers but for the sign of zeros in complex ones, which arithmetic
// of a real and a complex number keeps in 3.14.
func signOfZero(ours, theirs string) bool {
	return strings.Contains(ours, "j") && rewritten(ours, unsigned) == rewritten(theirs, unsigned)
}

// dots is a set with an Ellipsis, whose hash is its address.
var dots = regexp.MustCompile(`\{[^{}:]*\bEllipsis\b[^{}:]*\}`)

// sameSets reports whether two lines are the same but for the order of such sets.
func sameSets(ours, theirs string) bool {
	sorted := func(line string) string {
		return dots.ReplaceAllStringFunc(line, func(set string) string {
			items := strings.Split(set[1:len(set)-1], ", ")
			slices.Sort(items)
			return strings.Join(items, ", ")
		})
	}
	return dots.MatchString(ours) && sorted(ours) == sorted(theirs)
}

// power matches a call of operator.pow.
var power = regexp.MustCompile(`^pow \(`)

// neighbours reports whether two lines are of powers and the same but for floats that differ by one unit in the last place:
// of a million random powers glibc's pow gives 855 that are not the float nearest to the true value. A program must have
// an operator or function for powers.
func neighbours(source, ours, theirs string) bool {
	if !power.MatchString(ours) && !strings.Contains(source, "**") && !strings.Contains(source, "pow(") {
		return false
	}
	return butFloats(ours, theirs, func(a, b string) bool {
		x, _ := strconv.ParseFloat(a, 64)
		y, _ := strconv.ParseFloat(b, 64)
		return a == b || math.Nextafter(x, y) == y
	})
}

// curve matches a call of statistics that computes with functions of the C library: exp, log, erf, erfc, cosh, tan and others.
var curve = regexp.MustCompile(`^(cdf|pdf|invcdf|parts|samples|overlap|kde|kderandom) `)

// triweight matches a random selection whose kernel has no inverse but by Newton's method.
var triweight = regexp.MustCompile(`^kderandom .*, 'triweight', `)

// float matches a float that is not in the middle of another word.
var float = regexp.MustCompile(`\b\d+(\.\d+)?(e[+-]?\d+)?`)

// butFloats reports whether two lines are the same but for their floats, of which each pair is alike.
func butFloats(ours, theirs string, alike func(a, b string) bool) bool {
	a, b := float.FindAllString(ours, -1), float.FindAllString(theirs, -1)
	if len(a) != len(b) || float.ReplaceAllString(ours, "") != float.ReplaceAllString(theirs, "") {
		return false
	}
	for i := range a {
		if !alike(a[i], b[i]) {
			return false
		}
	}
	return true
}

// near reports whether two lines are the same but for floats that differ by at most so many units in the last place, or by
// less than that of 1: sums of probabilities are no nearer.
func near(ours, theirs string, units float64) bool {
	return butFloats(ours, theirs, func(a, b string) bool {
		x, _ := strconv.ParseFloat(a, 64)
		y, _ := strconv.ParseFloat(b, 64)
		return !(math.Abs(x-y) > units*(math.Nextafter(x, math.Inf(1))-x) && math.Abs(x-y) > 0x1p-50)
	})
}

// The parts of an address that are there but empty stay in what urldefrag and urljoin make of it.
var (
	emptyParts = regexp.MustCompile(`^url(defrag|join) \('.*([?;](#|\?|')|:/|//|#').*`)
	separators = regexp.MustCompile(`[/?;#]`)
)
