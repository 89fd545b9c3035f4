package py

import "strings"

// This file says what the special methods of built-in types do: what their __doc__ is.

// slotExprs holds the expressions that call special methods.
var slotExprs = map[string]string{
	"add": "self+value", "sub": "self-value", "mul": "self*value", "matmul": "self@value", "truediv": "self/value",
	"floordiv": "self//value", "mod": "self%value", "divmod": "divmod(self, value)", "pow": "pow(self, value, mod)",
	"lshift": "self<<value", "rshift": "self>>value", "and": "self&value", "or": "self|value", "xor": "self^value",
	"lt": "self<value", "le": "self<=value", "eq": "self==value", "ne": "self!=value", "gt": "self>value", "ge": "self>=value",
	"neg": "-self", "pos": "+self", "abs": "abs(self)", "invert": "~self", "int": "int(self)", "float": "float(self)",
	"bool": "True if self else False", "len": "len(self)", "hash": "hash(self)", "repr": "repr(self)", "str": "str(self)",
	"getitem": "self[key]", "contains": "bool(key in self)", "getattribute": "getattr(self, name)",
}

// slotStatements holds what else runs special methods.
var slotStatements = map[string]string{
	"iter": "iter(self)", "next": "next(self)", "setitem": "self[key] = value", "delitem": "del self[key]",
	"setattr": "setattr(self, name, value)", "delattr": "delattr(self, name)", "call": "a call of self",
	"await": "await self", "aiter": "aiter(self)", "anext": "anext(self)", "get": "the reading of an attribute",
	"set": "the setting of an attribute", "delete": "the deletion of an attribute", "del": "the end of self",
}

// slotDoc returns the documentation of a special method, "" if there is nothing to say.
func slotDoc(method string) string {
	name := strings.Trim(method, "_")
	if x, ok := slotExprs[name]; ok {
		return "Return " + x + "."
	}
	if x, ok := slotStatements[name]; ok {
		return "Implement " + x + "."
	}
	if name == "init" {
		return "Initialize self."
	}
	if x, ok := slotExprs[name[1:]]; ok && strings.Contains(x, "self") && strings.Contains(x, "value") {
		if name[0] == 'r' {
			return "Return " + strings.NewReplacer("self", "value", "value", "self").Replace(x) + "."
		}
		op := strings.TrimSuffix(strings.TrimPrefix(x, "self"), "value")
		if name[1:] == "pow" {
			op = "**"
		}
		return "Return self" + op + "=value."
	}
	return ""
}
