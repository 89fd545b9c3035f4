# A small Lisp: reader, environments, closures, macros, tail of standard functions.
import operator
class Symbol(str): pass
def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    def form():
        t = tokens.pop(0)
        if t == "(":
            out = []
            while tokens[0] != ")": out.append(form())
            tokens.pop(0)
            return out
        if t == "'": return [Symbol("quote"), form()]
        if t == ")": raise SyntaxError("unexpected )")
        try: return int(t)
        except ValueError: pass
        try: return float(t)
        except ValueError: return Symbol(t)
    forms = []
    while tokens: forms.append(form())
    return forms
def show(x):
    if x is True: return "#t"
    if x is False: return "#f"
    if isinstance(x, list): return "(" + " ".join(map(show, x)) + ")"
    if isinstance(x, Lambda): return f"<lambda/{len(x.params)}>"
    if callable(x): return "<builtin>"
    return str(x)
class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env: return env
            env = env.outer
        raise NameError(f"unbound: {name}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
macros = {}
def evaluate(x, env):
    while True:
        if isinstance(x, Symbol): return env.find(x)[x]
        if not isinstance(x, list): return x
        if not x: return []
        head = x[0]
        if isinstance(head, Symbol) and head in macros:
            m = macros[head]
            x = evaluate(m.body, Env(m.params, x[1:], m.env))
            continue
        match head:
            case "quote": return x[1]
            case "if":
                x = x[2] if evaluate(x[1], env) is not False else x[3] if len(x) > 3 else []
                continue
            case "define":
                if isinstance(x[1], list): env[x[1][0]] = Lambda(x[1][1:], [Symbol("begin"), *x[2:]], env)
                else: env[x[1]] = evaluate(x[2], env)
                return None
            case "defmacro":
                macros[x[1][0]] = Lambda(x[1][1:], x[2], env)
                return None
            case "set!":
                env.find(x[1])[x[1]] = evaluate(x[2], env)
                return None
            case "lambda": return Lambda(x[1], [Symbol("begin"), *x[2:]], env)
            case "let":
                env = Env([b[0] for b in x[1]], [evaluate(b[1], env) for b in x[1]], env)
                x = [Symbol("begin"), *x[2:]]
                continue
            case "begin":
                for y in x[1:-1]: evaluate(y, env)
                x = x[-1]
                continue
        f, *args = [evaluate(y, env) for y in x]
        if isinstance(f, Lambda):
            if len(f.params) != len(args): raise TypeError(f"wants {len(f.params)} got {len(args)}")
            env, x = Env(f.params, args, f.env), f.body
        else: return f(*args)
top = Env()
top.update({"+": lambda *a: sum(a), "*": lambda *a: __import__("math").prod(a), "-": operator.sub, "<": operator.lt, ">": operator.gt, "=": operator.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, b: [a, *b], "list": lambda *a: list(a), "null?": lambda l: l == [], "mod": operator.mod, "length": len, "#t": True, "#f": False})
PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 20)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 5000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l))))) (map (lambda (x) (* x x)) '(1 2 3 4))
(define (filter p l) (if (null? l) '() (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(filter (lambda (x) (= 0 (mod x 2))) '(1 2 3 4 5 6))
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n))) (define c (counter)) (c) (c) (c)
(defmacro (unless test then) (list 'if test '() then)) (unless #f 42) (unless #t 42)
(define compose (lambda (f g) (lambda (x) (f (g x))))) ((compose (lambda (x) (+ x 1)) (lambda (x) (* x 10))) 5)
(let ((x 2) (y 3.5)) (+ x y)) '(a (b c) 1) (lambda (x y) x) car (fact) (undefined 1) (car '())
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (map fib '(1 5 10 12))
"""
for form in read(PROGRAM):
    try:
        r = evaluate(form, top)
        if r is not None: print(show(form)[:60], "=>", show(r))
    except Exception as e: print(show(form)[:60], "=> error", type(e).__name__, e)
