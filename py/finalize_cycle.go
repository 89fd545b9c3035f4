package py

// This file finds out whether an object that has died holds itself.

// cycleBudget bounds how many objects the search looks at.
const cycleBudget = 10_000

// onCycle reports whether v, which the walk w has not reached, is reachable from itself. Reference counts would never have
// freed it: its weak references go before its finalizer runs, and not only if that does not bring it back to life.
func (in *Interpreter) onCycle(w *Walk, v Value) bool {
	var seen addressSet
	seen.init()
	stack := []Value{v}
	referents := NewWalk(in)
	for n := 0; len(stack) > 0 && n < cycleBudget; n++ {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, y := range referents.Referents(in, x) {
			if y == v {
				return true
			}
			if y.ref != nil && !y.IsInt() && !y.IsFloat() && !w.Reached(y) && seen.add(uintptr(y.ref)) {
				stack = append(stack, y)
			}
		}
	}
	return false
}
