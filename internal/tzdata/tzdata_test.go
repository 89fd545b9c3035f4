package tzdata

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDatabase(t *testing.T) {
	names := Names()
	for _, want := range []string{"UTC", "Europe/Paris", "America/Argentina/Buenos_Aires"} {
		if !slices.Contains(names, want) {
			t.Error("no", want)
		}
	}
	for _, name := range names {
		data, ok := Load(name)
		if !ok || !strings.HasPrefix(data, "TZif") {
			t.Fatal(name)
		}
		if _, err := time.LoadLocationFromTZData(name, []byte(data)); err != nil {
			t.Error(name, err)
		}
	}
	for _, name := range []string{"", "Europe", "Europe/", "../UTC", "No/Where"} {
		if _, ok := Load(name); ok {
			t.Errorf("there is %q", name)
		}
	}
}
