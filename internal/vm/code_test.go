package vm

import (
	"testing"

	"github.com/hognose/hognose/internal/bytecode"
)

// What a script compiles is not kept by the VM, nor the functions inside.
func TestCompiledCodeIsNotKept(t *testing.T) {
	v := &VM{links: map[*bytecode.Code]*Code{}}
	v.LinkAlone(&bytecode.Code{})
	if len(v.links) != 0 {
		t.Errorf("the VM keeps %d codes", len(v.links))
	}
}
