package decimal

// This file defines the conditions as Python sees them: exceptions.

import (
	"github.com/hognose/hognose/py"
)

func exception(name string, bases ...*py.Type) *py.Type {
	return &py.Type{Name: name, Module: "decimal", Base: bases[0], Bases: bases, Flags: py.FlagBaseType}
}

var (
	decimalException  = exception("DecimalException", py.ArithmeticError)
	excClamped        = exception("Clamped", decimalException)
	excInvalid        = exception("InvalidOperation", decimalException)
	excDivisionByZero = exception("DivisionByZero", decimalException, py.ZeroDivisionError)
	excInexact        = exception("Inexact", decimalException)
	excRounded        = exception("Rounded", decimalException)
	excSubnormal      = exception("Subnormal", decimalException)
	excOverflow       = exception("Overflow", excInexact, excRounded)
	excUnderflow      = exception("Underflow", excInexact, excRounded, excSubnormal)
	excFloatOperation = exception("FloatOperation", decimalException, py.TypeError)
	excConversion     = exception("ConversionSyntax", excInvalid)
	excImpossible     = exception("DivisionImpossible", excInvalid)
	excUndefined      = exception("DivisionUndefined", excInvalid, py.ZeroDivisionError)
	excInvalidContext = exception("InvalidContext", excInvalid)
)

// signal is a condition that can be trapped, in the order in which they are raised.
type signal struct {
	t    *py.Type
	mask cond
	flag cond // as a flag of a context
}

var signals = [...]signal{
	{excInvalid, anyInvalid, invalidOperation},
	{excFloatOperation, floatOperation, floatOperation},
	{excDivisionByZero, divisionByZero, divisionByZero},
	{excOverflow, overflow, overflow},
	{excUnderflow, underflow, underflow},
	{excSubnormal, subnormal, subnormal},
	{excInexact, inexact, inexact},
	{excRounded, rounded, rounded},
	{excClamped, clamped, clamped},
}

// details are the conditions behind InvalidOperation.
var details = [...]signal{{excInvalid, invalidOperation, 0}, {excImpossible, divisionImpossible, 0}, {excUndefined, divisionUndefined, 0}, {excConversion, conversionSyntax, 0}, {excInvalidContext, invalidContext, 0}}

// raise returns the exception for conditions that are trapped.
func raise(k cond) error {
	var list []py.Value
	for _, d := range details {
		if k&d.mask != 0 {
			list = append(list, d.t.Value())
		}
	}
	var first *py.Type
	for _, s := range signals {
		if k&s.mask == 0 {
			continue
		}
		if first == nil {
			first = s.t
		}
		if s.t != excInvalid {
			list = append(list, s.t.Value())
		}
	}
	return py.NewException(first, py.ListOf(list))
}

// conditionOf returns the conditions of a signal's class.
func conditionOf(v py.Value) (cond, bool) {
	for _, s := range signals {
		if v == s.t.Value() {
			return s.mask, true
		}
	}
	return 0, false
}

func defineSignals() {
	for _, t := range []*py.Type{decimalException, excClamped, excInvalid, excDivisionByZero, excInexact, excRounded, excSubnormal, excOverflow, excUnderflow, excFloatOperation,
		excConversion, excImpossible, excUndefined, excInvalidContext} {
		py.Define(t)
	}
}
