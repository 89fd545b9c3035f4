"""The kinds of tokens of Python source text, by number."""

_names = """ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR RPAR LSQB RSQB COLON COMMA SEMI PLUS MINUS STAR SLASH
VBAR AMPER LESS GREATER EQUAL DOT PERCENT LBRACE RBRACE EQEQUAL NOTEQUAL LESSEQUAL GREATEREQUAL TILDE CIRCUMFLEX
LEFTSHIFT RIGHTSHIFT DOUBLESTAR PLUSEQUAL MINEQUAL STAREQUAL SLASHEQUAL PERCENTEQUAL AMPEREQUAL VBAREQUAL
CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL DOUBLESTAREQUAL DOUBLESLASH DOUBLESLASHEQUAL AT ATEQUAL RARROW ELLIPSIS
COLONEQUAL EXCLAMATION OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END TSTRING_START
TSTRING_MIDDLE TSTRING_END COMMENT NL ERRORTOKEN ENCODING""".split()

globals().update({name: number for number, name in enumerate(_names)})
N_TOKENS = len(_names)
NT_OFFSET = 256

tok_name = dict(enumerate(_names))
tok_name[N_TOKENS] = "N_TOKENS"
tok_name[NT_OFFSET] = "NT_OFFSET"

__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF", "EXACT_TOKEN_TYPES", *_names, "N_TOKENS", "NT_OFFSET"]

EXACT_TOKEN_TYPES = dict(zip(
    """( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @ @=
    -> ... := !""".split(), range(7, 55)))
del _names


def ISTERMINAL(x):
    """Tell whether x is a token."""
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    """Tell whether x is a symbol of the grammar."""
    return x >= NT_OFFSET


def ISEOF(x):
    """Tell whether x marks the end of the text."""
    return x == ENDMARKER  # noqa: F821
