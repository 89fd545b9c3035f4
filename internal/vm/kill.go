package vm

// This file unwinds frames without running their code.

// unwindKilled unwinds from the instruction in of f to where Go code takes over. Nobody
// looks at the thread meanwhile, so that it does no more than it must: a stack may be
// deep, and while Go's collector marks, each pointer that is written costs as much as
// all the rest for a frame.
func (th *Thread) unwindKilled(f *Frame, in *Instr, kill error) *Instr {
	f.pc = in
	outer := -1 // no frame is noted
	if th.outer != nil {
		outer = maxWhere
	}
	depth := th.depth
	check := false
	for n := 0; ; n++ {
		if n&1023 == 8 {
			if o, d := th.skip(depth); o != nil {
				f, depth = o, d
				check = true // for what was made in the frames left out
			}
		}
		if depth <= outer {
			th.outer.add(f)
		}
		by, back := f.by, f.back
		check = check || by&byCheck != 0
		kill = f.cutOff(kill)
		depth--
		if by &^= byCheck; by == byGo || by == byDrain {
			if check {
				th.checkAtReturn(back)
			}
			th.frame, th.depth = back, depth
			th.exit, th.err = true, kill
			return nil
		}
		f = back
	}
}

// cutOff ends the frame with err, which no code of its sees, and returns the error
// that its caller gets.
func (f *Frame) cutOff(err error) error {
	th := f.th
	if f.gen != nil {
		err = f.gen.failed(err)
		th.held--
	}
	if f.obj != nil {
		f.dropObject(false)
	}
	th.release(f)
	return err
}

// skip finds, for a thread that unwinds and is depth frames deep, a frame near the one
// where Go code takes over so that all frames in between hold nothing that must be told
// of their end. It returns nil if there is none, or not much is in between. The frames
// left out are not used again.
func (th *Thread) skip(depth int) (o *Frame, at int) {
	if len(th.natives) == 0 {
		return nil, 0
	}
	e := &th.natives[len(th.natives)-1]
	o = e.entry
	if depth-e.depth < 4*maxWhere || o == nil || o.by&^byCheck != byGo {
		return nil, 0 // or it went on with a run that had been suspended
	}
	held := th.held - e.held
	for at = e.depth; ; at++ {
		if o.obj != nil && o.gen == nil {
			held--
		}
		if at == e.depth+maxWhere {
			break
		}
		// The frames of functions are reused: the callee's is o.next. Where it is a
		// generator's, that is counted as held and not found here.
		if o.next == nil || o.next.back != o {
			return nil, 0
		}
		o = o.next
	}
	if held != 0 {
		return nil, 0
	}
	o.next = nil
	for i, seg := range th.segs {
		if segmentEnd(seg) == o.limit {
			clear(th.segs[i+1:])
			th.segs = th.segs[:i+1]
			break
		}
	}
	return o, at
}

// abandon ends the frames above back, after a bug in a native.
func (th *Thread) abandon(back *Frame, err error) {
	for f := th.frame; f != nil && f != back; {
		b := f.back
		err = f.cutOff(err)
		f = b
	}
	th.frame = back
}
