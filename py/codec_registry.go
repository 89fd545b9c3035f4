package py

// This file is the registry of codecs and error handlers of a VM.

import "github.com/hognose/hognose/internal/textcodec"

// codecRegistry is the state behind codecs.register and codecs.register_error.
type codecRegistry struct {
	search []Value
	cache  map[string]Value // results of lookup, by normalized name
	errors map[string]Value
	loaded bool // the package encodings was imported, which registers the usual search function
}

type codecRegistryKey struct{}

func (in *Interpreter) codecs() *codecRegistry {
	return in.State(codecRegistryKey{}, func() any {
		return &codecRegistry{cache: map[string]Value{}, errors: map[string]Value{}}
	}).(*codecRegistry)
}

// RegisterCodec adds a search function.
func RegisterCodec(th *Thread, search Value) error {
	if search.Type().Call == nil {
		return TypeErrorf("argument must be callable")
	}
	r := th.Interp.codecs()
	r.search = append(r.search, search)
	return nil
}

// UnregisterCodec takes a search function out.
func UnregisterCodec(th *Thread, search Value) {
	r := th.Interp.codecs()
	for i, v := range r.search {
		if v == search {
			r.search = append(r.search[:i:i], r.search[i+1:]...)
			r.cache = map[string]Value{}
			return
		}
	}
}

// LookupCodec returns the CodecInfo of an encoding.
func LookupCodec(th *Thread, encoding string) (Value, error) {
	r := th.Interp.codecs()
	if !r.loaded {
		r.loaded = true
		if _, err := th.Eval.Import(th, "encodings", nil, None, 0); err != nil {
			r.loaded = false
			return Value{}, err
		}
	}
	name := textcodec.Normalize(encoding) // search functions get it so
	if v, ok := r.cache[name]; ok {
		return v, nil
	}
	if len(r.search) == 0 {
		return Value{}, Errorf(LookupError, "no codec search functions registered: can't find encoding")
	}
	for i := 0; i < len(r.search); i++ {
		v, err := th.Call(r.search[i], String(name))
		if err != nil {
			return Value{}, err
		}
		if v.IsNone() {
			continue
		}
		if t := ToTuple(v); t == nil || len(t.items) != 4 {
			return Value{}, TypeErrorf("codec search functions must return 4-tuples")
		}
		r.cache[name] = v
		return v, nil
	}
	return Value{}, Errorf(LookupError, "unknown encoding: %s", encoding)
}

// textCodec is LookupCodec for str.encode and its like, which take text encodings only.
func textCodec(th *Thread, encoding, what string) (Value, error) {
	info, err := LookupCodec(th, encoding)
	if err != nil {
		return Value{}, err
	}
	if info.Type() == &tupleType {
		return info, nil
	}
	v, err := LookupAttrGo(th, info, "_is_text_encoding")
	if err != nil {
		return Value{}, err
	}
	if v.ref != nil {
		ok, err := Truth(th, v)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return Value{}, Errorf(LookupError, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", encoding, what)
		}
	}
	return info, nil
}

// callCodec calls the encoder (0) or decoder (1) of a CodecInfo.
func callCodec(th *Thread, info Value, i int, what string, obj Value, errors string) (Value, error) {
	args := []Value{obj}
	if errors != "" {
		args = append(args, String(errors))
	}
	v, err := th.Call(ToTuple(info).items[i], args...)
	if err != nil {
		return Value{}, err
	}
	t := ToTuple(v)
	if t == nil || len(t.items) != 2 {
		return Value{}, TypeErrorf("%s must return a tuple (object, integer)", what)
	}
	return t.items[0], nil
}

// noteCodec adds to an error of a codec of the registry which one it was.
func noteCodec(th *Thread, err error, what, encoding string) error {
	if e := AsException(err); e != nil {
		AddNote(th, e, what+" with '"+encoding+"' codec failed")
	}
	return err
}

// EncodeObject is codecs.encode.
func EncodeObject(th *Thread, obj Value, encoding, errors string) (Value, error) {
	info, err := LookupCodec(th, encoding)
	if err != nil {
		return Value{}, err
	}
	v, err := callCodec(th, info, 0, "encoder", obj, errors)
	if err != nil {
		return Value{}, noteCodec(th, err, "encoding", encoding)
	}
	return v, nil
}

// DecodeObject is codecs.decode.
func DecodeObject(th *Thread, obj Value, encoding, errors string) (Value, error) {
	info, err := LookupCodec(th, encoding)
	if err != nil {
		return Value{}, err
	}
	v, err := callCodec(th, info, 1, "decoder", obj, errors)
	if err != nil {
		return Value{}, noteCodec(th, err, "decoding", encoding)
	}
	return v, nil
}

// RegisterErrorHandler registers a handler under a name.
func RegisterErrorHandler(th *Thread, name string, handler Value) error {
	if handler.Type().Call == nil {
		return TypeErrorf("handler must be callable")
	}
	th.Interp.codecs().errors[name] = handler
	return nil
}

// UnregisterErrorHandler takes a handler out; those that are always there stay.
func UnregisterErrorHandler(th *Thread, name string) (bool, error) {
	if alwaysThere(name) {
		return false, ValueErrorf("cannot un-register built-in error handler '%s'", name)
	}
	r := th.Interp.codecs()
	_, ok := r.errors[name]
	delete(r.errors, name)
	return ok, nil
}

// LookupErrorHandler returns the handler of a name.
func LookupErrorHandler(th *Thread, name string) (Value, error) {
	if name == "" {
		name = "strict"
	}
	r := th.Interp.codecs()
	if v, ok := r.errors[name]; ok {
		return v, nil
	}
	if !alwaysThere(name) {
		return Value{}, Errorf(LookupError, "unknown error handler name '%s'", name)
	}
	v := Func(name+"_errors(exception, /)", handlerDocs[name], func(th *Thread, a []Value) (Value, error) { return handleUnicodeError(th, name, a[0]) })
	r.errors[name] = v
	return v, nil
}

var handlerDocs = map[string]string{
	"strict":            "The error handler 'strict': the error is raised.",
	"ignore":            "The error handler 'ignore': what cannot be converted is left out.",
	"replace":           "The error handler 'replace': a mark for what cannot be converted.",
	"xmlcharrefreplace": "The error handler 'xmlcharrefreplace': &#...; for a character that cannot be encoded.",
	"backslashreplace":  "The error handler 'backslashreplace': an escape sequence for what cannot be converted.",
	"namereplace":       "The error handler 'namereplace': \\N{...} for a character that cannot be encoded.",
}
