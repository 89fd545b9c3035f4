package py

// This file reads the arguments of str.encode, bytes.decode, bytes(str, ...) and str(bytes, ...).

// encodeArgs encodes text with the arguments encoding and errors of the function fn.
func encodeArgs(th *Thread, fn string, s *Str, enc, errs Value) (string, error) {
	return encodeStr(th, s, enc, errs)
}

// decodeArgs decodes a bytes-like object with the arguments encoding and errors of the function fn.
func decodeArgs(th *Thread, fn string, v, enc, errs Value) (Value, error) {
	b, err := BytesString(th, v)
	if err != nil {
		return Value{}, err
	}
	return decodeBytes(th, b, orStr(enc, "utf-8"), orStr(errs, "strict"))
}
