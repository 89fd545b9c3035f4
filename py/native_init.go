package py

// This file makes Init slots of declared signatures.

// InitFrom returns the Init slot of a static type whose __init__ is declared by d;
// only for use at program start.
func InitFrom(d *NativeDef) InitFunc {
	d.parse(true, internStatic)
	return func(th *Thread, self Value, args []Value, kw []*Str) error {
		_, err := d.callWith(th, self, args, kw)
		return err
	}
}
