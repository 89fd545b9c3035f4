package re

// This file keeps what the module has for each VM: compiled patterns by their text.

import (
	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

// maxCache is the number of patterns that the module remembers, as in CPython.
const maxCache = 512

type stateKey struct{}

type cacheKey struct {
	text    string
	flags   int
	isBytes bool
}

// state is guarded by the VM lock.
type state struct {
	cache  map[cacheKey]*pattern
	order  []cacheKey // oldest first
	spans  []int      // scratch for results that are used before anything else runs
	pollTh *py.Thread // the thread that poll is for
	poll   func() error
}

func newState() any { return &state{cache: map[cacheKey]*pattern{}} }

func stateOf(th *py.Thread) *state { return th.Interp.State(stateKey{}, newState).(*state) }

func (st *state) purge() {
	clear(st.cache)
	st.order = nil
}

// pollOf returns th.Poll without making a new func value each time.
func (st *state) pollOf(th *py.Thread) func() error {
	if st.pollTh != th {
		st.pollTh, st.poll = th, th.Poll
	}
	return st.poll
}

func (st *state) scratch(n int) []int {
	if cap(st.spans) < n {
		st.spans = make([]int, n)
	}
	return st.spans[:n]
}

// compileArg returns the pattern that the arguments pattern and flags of a function
// of the module mean.
func compileArg(th *py.Thread, pat, flagsArg py.Value) (*pattern, error) {
	flags, ok := py.AsInt(flagsArg)
	if !ok {
		if toPattern(pat) == nil {
			return nil, py.TypeErrorf("unsupported operand type(s) for &: '%s' and 'int'", flagsArg.Type().Name)
		}
		flags = 1
	}
	st := stateOf(th)
	key := cacheKey{flags: int(flags)}
	exact := false
	if pat.Type() == py.StrType {
		key.text, exact = py.ToStr(pat).String(), true
	} else if pat.Type() == py.BytesType {
		key.text, key.isBytes, exact = py.ToBytes(pat).String(), true, true
	}
	if exact {
		if p, ok := st.cache[key]; ok {
			return p, nil
		}
	} else {
		if p := toPattern(pat); p != nil {
			if flags != 0 {
				return nil, py.ValueErrorf("cannot process flags argument with a compiled pattern")
			}
			return p, nil
		}
		if _, err := py.Hash(th, pat); err != nil {
			return nil, err
		}
		if s := py.ToStr(pat); s != nil {
			key.text = s.String()
		} else if b := py.ToBytes(pat); b != nil {
			key.text, key.isBytes = b.String(), true
		} else {
			return nil, py.TypeErrorf("first argument must be string or compiled pattern")
		}
	}
	p, err := compile(th, st, pat, key)
	if err != nil || !exact || regex.Flags(flags)&regex.Debug != 0 {
		return p, err
	}
	if len(st.order) >= maxCache {
		delete(st.cache, st.order[0])
		st.order = append(st.order[:0:0], st.order[1:]...)
	}
	if _, ok := st.cache[key]; !ok {
		st.order = append(st.order, key)
	}
	st.cache[key] = p
	return p, nil
}

func compile(th *py.Thread, st *state, pat py.Value, key cacheKey) (*pattern, error) {
	if err := th.Charge(int64(len(key.text)) * 64); err != nil {
		return nil, err
	}
	var lookupErr error
	prog, err := regex.Options{LookupName: nameLookup(th, &lookupErr), Poll: th.Poll}.Compile(key.text, regex.Flags(key.flags), key.isBytes)
	if lookupErr != nil {
		return nil, lookupErr
	}
	if err != nil {
		return nil, raise(th, err, pat)
	}
	for _, w := range prog.Warnings {
		if err := th.Eval.Warn(th, py.FutureWarning, w.Msg, 1); err != nil {
			return nil, err
		}
	}
	if regex.Flags(key.flags)&regex.Debug != 0 {
		if err := debug(th, prog); err != nil {
			return nil, err
		}
	}
	return newPattern(st, prog, pat, key.flags), nil
}

// nameLookup resolves \N{...} by the module unicodedata.
func nameLookup(th *py.Thread, failure *error) func(string) (rune, bool) {
	return func(name string) (rune, bool) {
		m, err := th.Eval.Import(th, "unicodedata", nil, py.None, 0)
		if err == nil {
			var v py.Value
			if v, err = th.CallMethodGo(m, "lookup", py.String(name)); err == nil {
				if s := py.ToStr(v); s != nil && s.Len() == 1 {
					return s.At(0), true
				}
				return 0, false
			}
		}
		if !py.IsException(err, py.KeyError) && !py.IsException(err, py.ImportError) && *failure == nil {
			*failure = err
		}
		return 0, false
	}
}

// debug prints what re.DEBUG shows.
func debug(th *py.Thread, prog *regex.Program) error {
	print, ok := th.Interp.Builtins.GetStr(th.Intern("print"))
	if !ok {
		return nil
	}
	_, err := th.CallKw(print, []py.Value{py.String(prog.Dump()), py.String("")}, []*py.Str{th.Intern("end")})
	return err
}
