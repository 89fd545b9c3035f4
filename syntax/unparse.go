package syntax

// Unparse is in the making.
func Unparse(n Node) string { return "" }
