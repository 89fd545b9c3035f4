# Prints one line of JSON for each file named on standard input: a hash of its tree, or its syntax error. With the
# argument "full", the tree itself.
import ast, hashlib, json, sys, warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(100000)
if sys.argv[1:2] == ["snippets"]:
    for src in json.load(sys.stdin):
        out = {"path": ""}
        try:
            out["tree"] = ast.dump(ast.parse(src, mode=sys.argv[2]), include_attributes=True)
        except SyntaxError as e:
            out["error"] = [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
        except Exception as e:
            out["error"] = [type(e).__name__, str(e), None, None, None, None]
        print(json.dumps(out), flush=True)
    sys.exit()
for path in sys.stdin.read().splitlines():
    with open(path, "rb") as f:
        src = f.read()
    out = {"path": path}
    try:
        text = ast.dump(ast.parse(src, path), include_attributes=True)
        if sys.argv[1:] == ["full"]:
            out["tree"] = text
        else:
            out["hash"] = hashlib.md5(text.encode("utf-8", "surrogatepass")).hexdigest()
        if sys.argv[1:] == ["unparse"]:
            out["hash"] = hashlib.md5(ast.unparse(ast.parse(src, path)).encode("utf-8", "surrogatepass")).hexdigest()
        if sys.argv[1:] == ["unparse-full"]:
            out["tree"] = ast.unparse(ast.parse(src, path))
    except SyntaxError as e:
        out["error"] = [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
    except RecursionError:
        out["hash"] = "recursion"
    except (ValueError, MemoryError) as e:
        out["error"] = [type(e).__name__, str(e), None, None, None, None]
    print(json.dumps(out), flush=True)
