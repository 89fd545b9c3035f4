// This file lists the packages that the tests here type-check from source.

package house

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// listed is what is read of `go list -json`.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	Module                  *struct{ Main bool }
}

// ownPackages returns this module's packages that match the patterns or are imported by those, in the order of their
// imports, and the export data of all packages by import path.
func ownPackages(t *testing.T, patterns ...string) (own []listed, exports map[string]string) {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-pgo=off", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,Module"}, patterns...)...)
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal("go list: ", err)
	}
	exports = map[string]string{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return own, exports
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
		// Generators (folders named gen) run by themselves and never beside a VM.
		if p.Module != nil && p.Module.Main && len(p.GoFiles) > 0 && !strings.HasSuffix(p.ImportPath, "/gen") {
			own = append(own, p)
		}
	}
}
