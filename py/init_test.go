package py

import "testing"

func TestBuiltinTypesAreReady(t *testing.T) {
	for _, ty := range []*Type{&intType, &strType, &listType, &dictType, KeyError} {
		if ty.Flags&FlagReady == 0 {
			t.Errorf("%s is not ready", ty.Name)
		}
	}
	if v, ok := listType.Lookup(names.append); !ok || v.Type() != &methodDescrType {
		t.Errorf("list.append is %v", v)
	}
}

func TestDict(t *testing.T) {
	d := NewDict()
	th := &Thread{}
	th.Init(NewInterpreter(), nil)
	for i := range int64(1000) {
		if err := d.Set(th, Int(i*7), Int(i)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range int64(1000) {
		if v, ok, _ := d.Get(th, Int(i*7)); !ok || v != Int(i) {
			t.Fatalf("d[%d] = %v, %v", i*7, v, ok)
		}
	}
	for i := range int64(999) {
		if _, ok, _ := d.Delete(th, Int(i*7)); !ok {
			t.Fatalf("del d[%d]", i*7)
		}
	}
	if d.Len() != 1 {
		t.Fatal(d.Len())
	}
	s, err := ReprGo(th, d.Value())
	if err != nil || s != "{6993: 999}" {
		t.Fatal(s, err)
	}
}
