package runner

import (
	"fmt"
	"os"
	"strings"
)

// WriteBetween replaces what stands in a Markdown file between the comments
// mark:begin and mark:end.
func WriteBetween(file, mark, text string) error {
	begin, end := "<!-- "+mark+":begin -->", "<!-- "+mark+":end -->"
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok1 := strings.Cut(string(old), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		return fmt.Errorf("%s has no %s and %s comments", file, begin, end)
	}
	return os.WriteFile(file, []byte(before+begin+"\n"+text+end+after), 0o666)
}
