// Package tzdata holds the time-zone database, as compiled by the Go project from
// that of the IANA, which is in the public domain: zoneinfo.zip of Go's lib/time.
//
//go:generate sh -c "cp $(go env GOROOT)/lib/time/zoneinfo.zip zoneinfo.zip"
package tzdata

import (
	"archive/zip"
	_ "embed" // for the database
	"io"
	"slices"
	"strings"
)

//go:embed zoneinfo.zip
var database string

// reader opens the database. Making one takes some 100 µs; only what is asked for is read.
func reader() (*zip.Reader, error) {
	return zip.NewReader(strings.NewReader(database), int64(len(database)))
}

// Load returns the TZif file of a zone, such as "Europe/Paris"; ok is false if there
// is none.
func Load(name string) (data string, ok bool) {
	z, err := reader()
	if err != nil {
		return "", false
	}
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == name })
	if i < 0 {
		return "", false
	}
	f, err := z.File[i].Open()
	if err != nil {
		return "", false
	}
	b, err := io.ReadAll(f)
	return string(b), err == nil
}

// Names returns the names of the zones, sorted.
func Names() []string {
	z, err := reader()
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, "/") {
			out = append(out, f.Name)
		}
	}
	slices.Sort(out)
	return out
}
