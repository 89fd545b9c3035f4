package regex

// This file compiles groups that have a condition on themselves in them: ((b)?(?(1)a|b)*?)b. Whether such a group has
// matched is asked before its end. CPython's matcher keeps the ends of groups in marks, with the highest mark that
// counts. A choice that is taken back restores that number, but the marks below only if there is a repeat around the choice (other
// than of a single character). So where a group within the group has raised the number, the condition sees the end that a way
// taken back has set. Within a repeat of the whole group all marks are restored, and opClose and opCond do.

// ends are the groups around that have a condition on themselves.
type ends struct {
	owns    []ownEnd
	repeats int // of more than single characters, around
}

// ownEnd is such a group, and the register that tells whether its end counts: 0 if so, else -1.
type ownEnd struct{ group, seen int32 }

// openEnds compiles what the start of a group does to the ends of those around. It reports whether it is one of them.
func (c *compiler) openEnds(group int) bool {
	for _, o := range c.owns {
		c.emit(inst{op: opSeen, r: 2*o.group - 1, y: o.seen})
	}
	if !c.ps.ownConds[group] || c.repeats > 0 {
		return false
	}
	o := ownEnd{int32(group), c.regs(1)}
	c.emit(inst{op: opOwn, y: o.seen})
	c.owns = append(c.owns, o)
	return true
}

// closeEnd compiles the end of the last of these groups.
func (c *compiler) closeEnd() {
	o := c.owns[len(c.owns)-1]
	c.owns = c.owns[:len(c.owns)-1]
	c.emit(inst{op: opCloseOwn, r: 2*o.group - 1, y: o.seen, group: o.group})
}

// seen returns the register of a group, if it is one of them.
func (c *compiler) seen(group int) (int32, bool) {
	for _, o := range c.owns {
		if o.group == int32(group) {
			return o.seen, true
		}
	}
	return 0, false
}

// keep compiles that the ends are restored when the choice before it is taken back, if there are repeats around it.
func (c *compiler) keep(repeats int) {
	if repeats > 0 {
		for _, o := range c.owns {
			c.emit(inst{op: opKeep, r: 2*o.group - 1})
		}
	}
}

// keepBody is keep at the start of a repeat's body, where it is a choice: a greedy repeat restores them always.
func (c *compiler) keepBody(lazy bool) {
	if !lazy {
		c.keep(c.repeats)
	}
}

// keepExit is keep after a repeat, where a lazy one tries what follows.
func (c *compiler) keepExit(lazy bool) {
	if lazy {
		c.keep(c.repeats - 1)
	}
}
