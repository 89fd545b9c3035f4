package regex

// This file quotes text for use in patterns.

import "strings"

const special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"

// Escape is re.escape: it puts a backslash before characters with a meaning.
func Escape(s string) string {
	if !strings.ContainsAny(s, special) {
		return s
	}
	b := make([]byte, 0, len(s)+len(s)/4+8)
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 && strings.IndexByte(special, s[i]) >= 0 {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return string(b)
}
