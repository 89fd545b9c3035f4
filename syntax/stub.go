package syntax

func (p *parser) invalidNamedExpression()        {}
func (p *parser) diagExpression() Expr           { return p.plainExpression() }
func (p *parser) invalidNotAfterOperator()       {}
func (p *parser) invalidStarredArgument()        {}
func (p *parser) diagCall(c *Call)               { p.next(); p.arguments(c, true) }
func (p *parser) invalidKwarg()                  {}
func (p *parser) seekArgument(Pos)               {}
func (p *parser) diagDisplay() Expr              { return nil }
func (p *parser) diagForClause()                 {}
func (p *parser) invalidParameters(bool)         {}
func (p *parser) invalidDefault(bool)            {}
func (p *parser) invalidTypeParams()             {}
func (p *parser) invalidTypeParam()              {}
func (p *parser) invalidAssert()                 {}
func (p *parser) diagAssignment()                {}
func (p *parser) invalidRaise()                  {}
func (p *parser) diagDel()                       {}
func (p *parser) invalidImport()                 {}
func (p *parser) invalidImportAs(bool)           {}
func (p *parser) invalidImportTargets()          {}
func (p *parser) invalidMatch()                  {}
func (p *parser) invalidDef()                    {}
func (p *parser) invalidClass()                  {}
func (p *parser) classArguments(c *Call)         { p.arguments(c, false) }
func (p *parser) invalidHeader()                 {}
func (p *parser) invalidElse()                   {}
func (p *parser) invalidFor()                    {}
func (p *parser) invalidWithIndent()             {}
func (p *parser) diagWith()                      {}
func (p *parser) diagWithItem() *WithItem        { return nil }
func (p *parser) invalidTry()                    {}
func (p *parser) invalidFinally()                {}
func (p *parser) invalidExceptIndent(bool)       {}
func (p *parser) invalidExcept(bool)             {}
func (p *parser) invalidCase()                   {}
func (p *parser) invalidAsPattern()              {}
func (p *parser) diagMapping() Pattern           { return p.mappingPattern() }
func (p *parser) diagClassPattern(c *MatchClass) { p.classPatternArgs(c) }
func (p *parser) invalidStrings()                {}
func (p *parser) diagField(bool)                 {}
