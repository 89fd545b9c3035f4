package regex

import (
	"slices"
	"testing"
	"unicode"

	"github.com/hognose/hognose/internal/unidata"
)

// What is skipped when tables of characters are built has nothing to find.
func TestTablesOfCharacters(t *testing.T) {
	inBlocks := map[rune]bool{}
	eachCased(func(r rune) { inBlocks[r] = true })
	for r := range rune(unicode.MaxRune + 1) {
		if uniCased(r) && !inBlocks[r] {
			t.Errorf("%U has case", r)
		}
		if r >= 0x80 && unidata.IsDecimal(r) && !slices.Contains(digitLeads(), leadByte(r)) {
			t.Errorf("%U is a digit", r)
		}
		upper := []rune(string(unidata.AppendUpper(nil, r)))
		if len(upper) > 0 && uniUpper(r) != upper[0] && r != unicode.ReplacementChar && (r < 0xd800 || r > 0xdfff) {
			t.Errorf("%U is upper-cased to %U", r, uniUpper(r))
		}
	}
}
