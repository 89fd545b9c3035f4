# shlex: command lines split and joined, and the lexer under all its settings.
import shlex

pieces = ["a", "b c", "'", '"', "\\", " ", "#", "|", ";", "&&", "$x", "é", "\n", "-o", "=", "*", "'x y'", '"q\\"r"', "\\'", "~", "/p.q", "()", "<<", "\t", "\r", "''", "1"]


def line():
    return "".join([pick(pieces) for _ in range(below(12))])


def lexed(s, posix, punctuation, settings):
    lexer = shlex.shlex(s, posix=posix, punctuation_chars=punctuation)
    for name, value in settings.items():
        setattr(lexer, name, value)
    tokens = []
    while (t := lexer.get_token()) != lexer.eof:
        tokens.append((t, lexer.lineno))
        if len(tokens) == 3:
            lexer.push_token("pushed")
    return tokens, lexer.lineno, lexer.error_leader()


def back(words):
    return shlex.split(shlex.join(words)) == words, shlex.join(words)


settings = [{}, {}, {}, {"whitespace_split": True}, {"commenters": ""}, {"commenters": ";#"}, {"wordchars": "abx"}, {"quotes": "'"}, {"escape": "^"}, {"escapedquotes": "'\""}, {"whitespace": " |"}, {"whitespace": ""}]
for _ in range(count):
    show("split", shlex.split, line())
    show("comments", shlex.split, line(), True)
    show("oldsplit", shlex.split, line(), bool(below(2)), False)
    show("lex", lexed, line(), bool(below(2)), pick((False, True, "|", "()<>", "a")), pick(settings))
    show("quote", shlex.quote, pick((line(), text(6))))
    show("join", back, [pick((line(), text(5))) for _ in range(below(4))])
