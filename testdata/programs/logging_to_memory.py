# Logging as programs set it up: levels, hierarchies, formatters of all styles, filters, adapters, handlers in memory, dictConfig, exceptions.
import io
import logging
import logging.config
import logging.handlers
import queue
import sys
import traceback
import warnings

stream = io.StringIO()
root = logging.getLogger()
root.setLevel(logging.WARNING)
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s:%(funcName)s: %(message)s"))
root.addHandler(handler)
app, db = logging.getLogger("app"), logging.getLogger("app.db")
app.setLevel(logging.DEBUG)


def work(n):
    app.debug("start %d", n)
    db.info("%(rows)s rows from %(table)s", {"rows": n, "table": "t"})
    logging.getLogger("other").info("not shown")
    logging.getLogger("other").error("shown %s %r", "text", "repr")
    try: [][n]
    except IndexError: db.exception("failed at %s", n)
    app.critical("bye", exc_info=False, stacklevel=2)


work(3)
text = stream.getvalue()
print("\n".join(l for l in text.splitlines() if not l.startswith("  File")))
print(app.getEffectiveLevel(), db.getEffectiveLevel(), db.parent is app, app.isEnabledFor(5), logging.getLevelName(35), logging.getLevelName("ERROR"), root.hasHandlers(), [n for n in ("app", "app.db", "other") if n in logging.root.manager.loggerDict])


def fresh(name, fmt, style="%", level=logging.DEBUG, **kw):
    log, out = logging.getLogger(name), io.StringIO()
    log.propagate = False
    log.setLevel(level)
    h = logging.StreamHandler(out)
    h.setFormatter(logging.Formatter(fmt, style=style, **kw))
    log.addHandler(h)
    return log, out


log, out = fresh("braces", "{levelno:>3}|{name:^10}|{message!r}|{user}", "{", defaults={"user": "nobody"})
log.info("first"); log.warning("second", extra={"user": "ann"})
log2, out2 = fresh("dollar", "$name $message $$", "$")
log2.error("cost: %.2f", 3)
print(out.getvalue(), out2.getvalue(), sep="", end="")


class Context(logging.LoggerAdapter):
    def process(self, msg, kwargs): return f"[{self.extra['request']}] {msg}", kwargs


class Secrets(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("hunter2", "*****")
        return not record.msg.startswith("noise")


log.addFilter(Secrets())
ctx = Context(log, {"request": "r-17"})
ctx.info("password is hunter2"); log.info("noise from %s", "x"); ctx.warning("low %d%%", 5)
plain = lambda r: r.levelno != logging.ERROR
log.addFilter(plain)
log.error("filtered by a function")
print(out.getvalue().splitlines()[2:])
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=handler)
app.addHandler(memory); app.propagate = False
stream.truncate(0); stream.seek(0)
app.info("one"); print(repr(stream.getvalue())); app.info("two"); app.error("now"); print(stream.getvalue().split())
app.removeHandler(memory)

q = queue.Queue()
collected = []
class Collect(logging.Handler):
    def emit(self, record): collected.append((record.levelname, record.getMessage(), record.threadName, record.lineno > 0, record.module == "logging_to_memory"))
listener = logging.handlers.QueueListener(q, Collect(), respect_handler_level=True)
worker = logging.getLogger("worker"); worker.propagate = False; worker.setLevel(10)
worker.addHandler(logging.handlers.QueueHandler(q))
listener.start(); worker.info("queued %s", [1, 2]); worker.log(25, "odd level"); listener.stop()
print(collected)

logging.addLevelName(25, "NOTICE")
sys.stdout.flush()
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False, "formatters": {"short": {"format": "%(levelname).1s %(message)s"}}, "filters": {"odd": {"()": lambda: (lambda r: len(r.getMessage()) % 2)}},
    "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short", "filters": ["odd"], "level": "INFO"}}, "loggers": {"conf": {"handlers": ["out"], "level": "DEBUG", "propagate": False}}})
conf = logging.getLogger("conf")
conf.debug("odd"); conf.info("odd"); conf.info("even"); conf.log(25, "notice!"); conf.getChild("x.y").warning("child")
logging.captureWarnings(True); stream.truncate(0); stream.seek(0)
warnings.warn("from warnings", stacklevel=1); logging.captureWarnings(False)
print("from warnings" in stream.getvalue(), stream.getvalue().startswith("WARNING  py.warnings"))
logging.disable(logging.ERROR); conf.error("odd"); conf.critical("critical"[:7]); logging.disable(logging.NOTSET)
record = logging.makeLogRecord({"name": "made", "msg": "%s=%d", "args": ("x", 1), "levelname": "INFO", "created": 0.25, "msecs": 250.0})
formatter = logging.Formatter("%(asctime)s %(name)s %(message)s", "%H:%M"); import time; formatter.converter = time.gmtime
print(formatter.format(record), record.getMessage(), logging.Formatter("%(message)s").usesTime())
for bad in (lambda: logging.Formatter("{x", style="{"), lambda: logging.Formatter("%(x)", style="%"), lambda: app.setLevel("LOUD"), lambda: logging.getLogger(5), lambda: app.info("x", extra={"message": 1}), lambda: logging.config.dictConfig({"version": 2})):
    try: bad()
    except (ValueError, TypeError, KeyError) as e: print(type(e).__name__, e)
logging.raiseExceptions = False
db.propagate = True; log.handlers[0].stream = io.StringIO(); log.info("%d", "not a number")
print("still here", logging.lastResort.level, traceback.format_exception_only(ValueError("v")))
