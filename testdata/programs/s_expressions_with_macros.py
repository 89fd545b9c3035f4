# A Lisp with quasiquote, macros, gensym, tail calls by trampoline, and errors that say where in the text.
import operator as op
import re
from functools import reduce
from itertools import count, pairwise


class Symbol(str):
    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


TOKEN = re.compile(r"""\s+|;.*|(?P<special>,@|[()'`,])|(?P<text>"(?:\\.|[^"])*")|(?P<atom>[^\s()'`,"]+)""")
QUOTES = {"'": "quote", "`": "quasiquote", ",": "unquote", ",@": "splice"}


def tokenize(text):
    at = 0
    while at < len(text):
        if not (m := TOKEN.match(text, at)):
            raise LispError(f"unreadable {text[at:at + 5]!r} at {at}")
        if m.lastgroup:
            yield m.lastgroup, m.group(), at
        at = m.end()


def read_all(text):
    items = tokenize(text)

    def read(token):
        kind, value, at = token
        match kind, value:
            case "special", "(":
                out = []
                for inner in items:
                    if inner[1] == ")" and inner[0] == "special":
                        return out
                    out.append(read(inner))
                raise LispError(f"'(' at {at} is never closed")
            case "special", ")":
                raise LispError(f"stray ')' at {at}")
            case "special", q:
                following = next(items, None)
                if following is None:
                    raise LispError(f"nothing after {q} at {at}")
                return [Symbol(QUOTES[q]), read(following)]
            case "text", _:
                return value[1:-1].encode().decode("unicode_escape")
            case _:
                for number in (int, float):
                    try:
                        return number(value)
                    except ValueError:
                        pass
                return {"#t": True, "#f": False}.get(value, Symbol(value))
    for token in items:
        yield read(token)


def show(x):
    match x:
        case True | False: return "#t" if x else "#f"
        case None: return "nothing"
        case Symbol(): return str(x)
        case str(): return '"' + x.replace('"', '\\"') + '"'
        case [Symbol() as s, item] if s in QUOTES.values():
            return next(q for q, name in QUOTES.items() if name == s) + show(item)
        case list(): return f"({' '.join(map(show, x))})"
        case Lambda(): return f"<{'macro' if x.macro else 'lambda'} {x.name}>"
        case _ if callable(x): return "<builtin>"
    return str(x)


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound: {name}")

    def __missing__(self, name):
        return self.find(name)[name]


class Lambda:
    def __init__(self, params, body, env, name="?", macro=False):
        self.params, self.body, self.env, self.name, self.macro = params, body, env, name, macro
        self.rest = None
        if "." in params:
            dot = params.index(".")
            self.params, self.rest = params[:dot], params[dot + 1]

    def bind(self, args):
        if len(args) < len(self.params) or len(args) > len(self.params) and not self.rest:
            raise LispError(f"{self.name} takes {len(self.params)}{'+' if self.rest else ''} arguments, got {len(args)}")
        env = Env(self.params, args, self.env)
        if self.rest:
            env[self.rest] = list(args[len(self.params):])
        return env

    def __call__(self, *args):
        return evaluate(self.body, self.bind(args))


steps = count()


def evaluate(x, env):
    while True:
        next(steps)
        if isinstance(x, Symbol):
            return env[x]
        if not isinstance(x, list):
            return x
        match x:
            case []:
                raise LispError("nothing to call")
            case ["quote", item]:
                return item
            case ["quasiquote", item]:
                return quasi(item, env)
            case ["if", test, then, *other]:
                x = then if evaluate(test, env) is not False else other[0] if other else None
                continue
            case ["define", [Symbol() as name, *params], *body]:
                env[name] = Lambda(params, [Symbol("begin"), *body], env, name)
                return None
            case ["define", Symbol() as name, value]:
                env[name] = evaluate(value, env)
                return None
            case ["set!", Symbol() as name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case ["defmacro", [Symbol() as name, *params], *body]:
                env[name] = Lambda(params, [Symbol("begin"), *body], env, name, macro=True)
                return None
            case ["lambda", params, *body]:
                return Lambda(params, [Symbol("begin"), *body], env)
            case ["begin", *body, last]:
                for item in body:
                    evaluate(item, env)
                x = last
                continue
        f = evaluate(x[0], env)
        if isinstance(f, Lambda) and f.macro:
            x = evaluate(f.body, f.bind(x[1:]))
            continue
        args = [evaluate(a, env) for a in x[1:]]
        if isinstance(f, Lambda):
            x, env = f.body, f.bind(args)
            continue
        if not callable(f):
            raise LispError(f"{show(f)} cannot be called in {show(x)}")
        try:
            return f(*args)
        except (TypeError, IndexError, ZeroDivisionError) as e:
            raise LispError(f"{show(x)}: {type(e).__name__}") from e


def quasi(x, env):
    match x:
        case ["unquote", item]:
            return evaluate(item, env)
        case list():
            out = []
            for item in x:
                match item:
                    case ["splice", inner]: out.extend(evaluate(inner, env))
                    case _: out.append(quasi(item, env))
            return out
    return x


def world():
    names = count(1)
    fold = lambda f: lambda *a: reduce(f, a)
    chain = lambda f: lambda *a: all(f(x, y) for x, y in pairwise(a))
    return Env(*zip(*{
        "+": lambda *a: sum(a), "*": lambda *a: reduce(op.mul, a, 1), "-": lambda a, *b: a - sum(b) if b else -a, "/": fold(op.truediv), "mod": op.mod,
        "<": chain(op.lt), ">": chain(op.gt), "=": chain(op.eq), "not": lambda x: x is False, "list": lambda *a: list(a), "car": lambda x: x[0],
        "cdr": lambda x: x[1:], "cons": lambda a, b: [a, *b], "null?": lambda x: x == [], "append": lambda *a: sum(a, []), "length": len, "apply": lambda f, a: f(*a),
        "map": lambda f, *a: list(map(f, *a)), "filter": lambda f, a: [x for x in a if f(x) is not False], "gensym": lambda: Symbol(f"g{next(names)}"),
        "symbol?": lambda x: isinstance(x, Symbol), "show": lambda *a: print("  |", *(x if isinstance(x, str) else show(x) for x in a)), "eval": lambda x: evaluate(x, top),
    }.items()))


top = world()
PRELUDE = """
(defmacro (let pairs . body) `((lambda ,(map car pairs) ,@body) ,@(map (lambda (p) (car (cdr p))) pairs)))
(defmacro (and . xs) (if (null? xs) #t `(if ,(car xs) (and ,@(cdr xs)) #f)))
(defmacro (or . xs) (if (null? xs) #f (let ((g (gensym))) `(let ((,g ,(car xs))) (if ,g ,g (or ,@(cdr xs)))))))
(defmacro (cond . clauses) (if (null? clauses) #f `(if ,(car (car clauses)) (begin ,@(cdr (car clauses))) (cond ,@(cdr clauses)))))
(defmacro (while test . body) (let ((loop (gensym))) `(begin (define (,loop) (if ,test (begin ,@body (,loop)))) (,loop))))
(defmacro (swap! a b) (let ((t (gensym))) `(let ((,t ,a)) (set! ,a ,b) (set! ,b ,t))))
"""
PROGRAM = """
(define else #t)
(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))   (fact 30)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))  (loop 3000 0)
(let ((x 2) (y 3)) (* x y))
(define t 5) (define u 7) (swap! t u) (list t u)
(define (grade n) (cond ((< n 50) 'fail) ((< n 80) 'pass) (else 'top)))  (map grade '(10 60 99))
(define i 0) (while (< i 3) (show "i is" i `(,i squared ,(* i i) ,@(list i i))) (set! i (+ i 1)))
(or #f (= 1 2) 'found)  (and 1 2 3) (and 1 #f (car '()))
(define (compose . fs) (if (null? fs) (lambda (x) x) (lambda (x) ((car fs) ((apply compose (cdr fs)) x)))))
((compose (lambda (x) (* x x)) (lambda (x) (+ x 1))) 6)
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))  (define c (counter)) (c) (c) (list (c) (c))
(define (sort xs) (if (null? xs) xs (let ((p (car xs)) (r (cdr xs))) (append (sort (filter (lambda (x) (< x p)) r)) (list p) (sort (filter (lambda (x) (not (< x p))) r))))))
(sort '(3 1 4 1 5 9 2 6 5 3 5)) '(a 'b `(c ,d ,@e) "f\\"g" 1.5 #t) fact swap! car
(eval (list '+ 1 (list '* 2 3)))
"""
for form in read_all(PRELUDE):
    evaluate(form, top)
for form in read_all(PROGRAM):
    value = evaluate(form, top)
    if value is not None:
        print(show(form)[:70], "=>", show(value))
print(next(steps))
for bad in ["(car '())", "(foo 1)", "(1 2)", "(fact)", "(", "')", "(+ 1 \"a\")", "()", "(let ((x 1)) (y))", '"open', "(/ 1 0)"]:
    try:
        for form in read_all(bad):
            print(show(evaluate(form, top)))
    except LispError as e:
        print(f"{bad:20} {e}", f"<- {e.__cause__!r}" if e.__cause__ else "")
