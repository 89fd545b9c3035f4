# A small Scheme: reader, environments, tail calls by a loop, macros by quasi-quotation, call/cc for escapes, errors with the source line.
import operator as op
import re
from collections import ChainMap
from fractions import Fraction
from functools import reduce

TOKEN = re.compile(r"""\s*(?:;[^\n]*\n?\s*)*(,@|[('`,)]|"(?:\\.|[^\\"])*"|[^\s('"`,;)]+|$)""")


class Symbol(str):
    __slots__ = ()

    def __repr__(self):
        return str(self)


class SchemeError(Exception):
    pass


QUOTES = {"'": Symbol("quote"), "`": Symbol("quasiquote"), ",": Symbol("unquote"), ",@": Symbol("unquote-splicing")}


def tokens(text):
    place = 0
    while place < len(text):
        m = TOKEN.match(text, place)
        place = m.end()
        if m[1]:
            yield m[1], text.count("\n", 0, m.start(1)) + 1


def read(stream):
    token, line = next(stream, (None, 0))
    if token is None:
        raise EOFError
    if token == "(":
        items = []
        while True:
            try:
                item = read(stream)
            except EOFError:
                raise SchemeError(f"the parenthesis of line {line} is not closed") from None
            if item is CLOSE:
                return items
            items.append(item)
    if token == ")":
        return CLOSE
    if token in QUOTES:
        return [QUOTES[token], read(stream)]
    if token.startswith('"'):
        return token[1:-1].encode().decode("unicode_escape")
    if token in ("#t", "#f"):
        return token == "#t"
    for kind in (int, Fraction, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return Symbol(token)


CLOSE = object()


def show(x):
    match x:
        case True: return "#t"
        case False: return "#f"
        case None: return "#<void>"
        case list(): return "(" + " ".join(map(show, x)) + ")"
        case Symbol(): return str(x)
        case str(): return '"' + x.replace('"', '\\"') + '"'
        case Lambda(): return f"#<procedure {x.name}>"
        case _ if callable(x): return "#<primitive>"
    return str(x)


class Lambda:
    def __init__(self, params, body, env, name="anonymous"):
        self.params, self.body, self.env, self.name = params, body, env, name

    def bind(self, args):
        params = list(self.params)
        if "." in params:
            dot = params.index(".")
            names, rest = params[:dot], params[dot + 1]
            if len(args) < dot:
                raise SchemeError(f"{self.name}: at least {dot} arguments, not {len(args)}")
            frame = dict(zip(names, args)) | {rest: list(args[dot:])}
        elif len(params) != len(args):
            raise SchemeError(f"{self.name}: {len(params)} arguments, not {len(args)}")
        else:
            frame = dict(zip(params, args))
        return self.env.new_child(frame)

    def __call__(self, *args):
        return evaluate([Symbol("begin"), *self.body], self.bind(args))


class Escape(Exception):
    pass


def call_cc(f):
    mark = Escape()

    def throw(value=None):
        mark.value = value
        raise mark
    try:
        return f(throw)
    except Escape as e:
        if e is not mark:
            raise
        return e.value


def quasi(x, env):
    if not isinstance(x, list) or not x:
        return x
    if x[0] == "unquote":
        return evaluate(x[1], env)
    out = []
    for item in x:
        if isinstance(item, list) and item and item[0] == "unquote-splicing":
            out.extend(evaluate(item[1], env))
        else:
            out.append(quasi(item, env))
    return out


MACROS = {}


def evaluate(x, env):
    while True:
        match x:
            case Symbol():
                try:
                    return env[x]
                except KeyError:
                    raise SchemeError(f"unbound: {x}") from None
            case [Symbol("quote"), value]:
                return value
            case [Symbol("quasiquote"), value]:
                return quasi(value, env)
            case [Symbol("if"), test, yes, *no]:
                x = yes if evaluate(test, env) is not False else no[0] if no else None
            case [Symbol("define"), [name, *params], *body]:
                env[name] = Lambda(params, body, env, name)
                return None
            case [Symbol("define"), name, value]:
                env[name] = evaluate(value, env)
                return None
            case [Symbol("define-macro"), [name, *params], *body]:
                MACROS[name] = Lambda(params, body, env, name)
                return None
            case [Symbol("set!"), name, value]:
                scope = next((m for m in env.maps if name in m), None)
                if scope is None:
                    raise SchemeError(f"set! of unbound {name}")
                scope[name] = evaluate(value, env)
                return None
            case [Symbol("lambda"), params, *body]:
                return Lambda(params, body, env)
            case [Symbol("let"), bindings, *body]:
                env = env.new_child({n: evaluate(v, env) for n, v in bindings})
                x = [Symbol("begin"), *body]
            case [Symbol("begin")]:
                return None
            case [Symbol("begin"), *first, last]:
                for form in first:
                    evaluate(form, env)
                x = last
            case [Symbol() as name, *args] if name in MACROS:
                x = MACROS[name](*args)
            case [f, *args]:
                f, *args = [evaluate(part, env) for part in (f, *args)]
                if isinstance(f, Lambda):
                    env, x = f.bind(args), [Symbol("begin"), *f.body]
                elif callable(f):
                    return f(*args)
                else:
                    raise SchemeError(f"not a procedure: {show(f)}")
            case _:
                return x


def chain(compare):
    return lambda *xs: all(map(compare, xs, xs[1:]))


BASE = {
    "+": lambda *xs: sum(xs), "*": lambda *xs: reduce(op.mul, xs, 1), "-": lambda x, *xs: x - sum(xs) if xs else -x,
    "/": lambda x, y: Fraction(x) / y, "=": chain(op.eq), "<": chain(op.lt), ">": chain(op.gt), "<=": chain(op.le), "modulo": op.mod,
    "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda a, b: [a, *b], "list": lambda *xs: list(xs), "null?": lambda x: x == [],
    "pair?": lambda x: isinstance(x, list) and x != [], "length": len, "append": lambda *xs: sum(xs, []), "not": lambda x: x is False, "eq?": op.eq,
    "map": lambda f, *xs: [f(*row) for row in zip(*xs)], "apply": lambda f, xs: f(*xs), "call/cc": call_cc, "display": lambda *xs: print("  >", *map(show, xs)),
    "string-append": lambda *xs: "".join(xs), "even?": lambda x: x % 2 == 0, "else": True,
}
PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20) (fact 30)
(define (count n acc) (if (= n 0) acc (count (- n 1) (+ acc 1))))   ; a tail call
(count 3000 0)
(define-macro (unless test . body) `(if ,test #f (begin ,@body)))
(define-macro (cond . clauses) (if (null? clauses) #f `(if ,(car (car clauses)) (begin ,@(cdr (car clauses))) (cond ,@(cdr clauses)))))
(unless (> 1 2) "smaller" 'yes)
(define (sign n) (cond ((< n 0) 'negative) ((= n 0) 'zero) (else 'positive)))
(map sign '(-3 0 7/2))
(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c (make-counter)) (c) (c) (list (c) (c))
(call/cc (lambda (return) (map (lambda (x) (if (even? x) (return x) x)) '(3 5 8 9))))
(/ 10 4) (+ 1/3 1/6) (* 1.5 2)
(define (sum first . rest) (if (null? rest) first (+ first (apply sum rest))))
(sum 1 2 3 4)
`(1 ,(+ 1 1) ,@(map (lambda (x) (* x x)) '(2 3)) (nested ,(car '(a b))))
(display "said" '("x" y) car fact)
(let ((x 2) (y 3)) (string-append "a" "b\\n"))
(undefined-thing 1)
(fact 1 2) (1 2) (sum) (car '())
(define (broken
"""


def run(text):
    env = ChainMap({Symbol(k): v for k, v in BASE.items()})
    stream = tokens(text)
    while True:
        try:
            form = read(stream)
            value = evaluate(form, env)
        except EOFError:
            return
        except SchemeError as e:
            print("error:", e)
        except (TypeError, IndexError) as e:
            print("python:", type(e).__name__, e)
        else:
            if value is not None:
                print(show(value))


run(PROGRAM)
