# Logging set up by dictConfig and by a file: filters, formatters, adapters, handlers of one's own, rotation, memory and queue handlers.
import configparser
import io
import json
import logging
import logging.config
import logging.handlers
import os
import queue
import re
import sys
import tempfile

STREAMS = {"console": io.StringIO(), "audit": io.StringIO()}


class Redact(logging.Filter):
    def __init__(self, *words):
        super().__init__()
        self.pattern = re.compile("|".join(map(re.escape, words)), re.I)

    def filter(self, record):
        record.msg = self.pattern.sub(lambda m: "*" * len(m[0]), str(record.msg))
        return "SECRET" not in record.getMessage()


class JsonFormatter(logging.Formatter):
    def __init__(self, fields=("level", "message"), **extra):
        super().__init__()
        self.fields, self.extra = fields, extra

    def format(self, record):
        values = {"level": record.levelname, "logger": record.name, "message": record.getMessage(), "where": record.funcName, "user": getattr(record, "user", None)}
        data = {name: values[name] for name in self.fields} | self.extra
        if record.exc_info:
            data["error"] = repr(record.exc_info[1])
        return json.dumps(data, sort_keys=True)


class ListHandler(logging.Handler):
    instances = []

    def __init__(self, level=logging.NOTSET, prefix=""):
        super().__init__(level)
        self.lines, self.prefix = [], prefix
        self.instances.append(self)

    def emit(self, record):
        self.lines.append(self.prefix + self.format(record))


logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact": {"()": Redact, "words": []} if False else {"()": lambda: Redact("password", "token")}},
    "formatters": {
        "plain": {"format": "{levelname:<8}{name:<12}{message}", "style": "{"},
        "dollar": {"format": "$levelname/$name: $message", "style": "$"},
        "json": {"()": JsonFormatter, "fields": ["level", "message", "where", "user"], "app": "demo"},
        "defaults": {"format": "%(levelname)s %(user)s %(message)s", "defaults": {"user": "nobody"}},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "level": "INFO", "stream": STREAMS["console"], "filters": ["redact"]},
        "audit": {"class": "logging.StreamHandler", "formatter": "json", "stream": STREAMS["audit"]},
        "list": {"()": ListHandler, "prefix": "> ", "formatter": "defaults", "level": 15},
        "memory": {"class": "logging.handlers.MemoryHandler", "capacity": 3, "flushLevel": "CRITICAL", "target": "list"},
    },
    "loggers": {
        "shop": {"level": "DEBUG", "handlers": ["console"], "propagate": False},
        "shop.orders": {"handlers": ["audit"]},
        "batch": {"level": 11, "handlers": ["memory"], "propagate": False},
    },
    "root": {"level": "WARNING", "handlers": ["list"]},
})
logging.addLevelName(15, "TRACE")

orders = logging.getLogger("shop.orders")


def place(order, **extra):
    orders.info("order %(id)s for %(total).2f", order, extra=extra)
    try:
        1 / order["count"]
    except ZeroDivisionError:
        orders.exception("no items, password=abc")


place({"id": 7, "total": 12.5, "count": 1}, user="ann")
place({"id": 8, "total": 0, "count": 0})
orders.debug("not on the console")
logging.getLogger("shop").warning("the Token is SECRET")
logging.getLogger("shop").warning("the Token is %s", "fine")
batch = logging.getLogger("batch")
for n in range(4):
    batch.log(15, "step %d", n)
batch.debug("too low")
logging.getLogger("other").error("to the root", extra={"user": "bob"})
logging.getLogger("other").info("dropped")
for name, stream in STREAMS.items():
    text = re.sub(r'  File ".*", line \d+', "  File ..., line N", stream.getvalue())
    print(f"--- {name}\n{text}", end="")
print("--- list", *ListHandler.instances[0].lines, sep="\n")

adapter = logging.LoggerAdapter(logging.getLogger("other"), {"user": "cid"}, merge_extra=True)
adapter.warning("through an adapter", extra={"more": 1})
adapter.setLevel("ERROR")
adapter.warning("not now")
print(ListHandler.instances[0].lines[-1], adapter.isEnabledFor(logging.WARNING), adapter.name)

print("--- queue")
q = queue.SimpleQueue()
target = ListHandler(prefix="q ")
listener = logging.handlers.QueueListener(q, target, respect_handler_level=True)
listener.start()
queued = logging.Logger("queued")
queued.addHandler(logging.handlers.QueueHandler(q))
queued.warning("a %s", "b")
queued.error("failed", exc_info=ValueError("x"))
listener.stop()
print(target.lines)

print("--- files")
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "app.log")
    rotating = logging.handlers.RotatingFileHandler(path, maxBytes=60, backupCount=2, encoding="utf-8", delay=True)
    rotating.namer = lambda name: name.replace(".log.", "-") + ".log"
    logger = logging.Logger("files")
    logger.addHandler(rotating)
    for n in range(9):
        logger.warning("line %d: %s", n, "é" * 8)
    rotating.close()
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            print(name, [line[:6] for line in f])
    config = os.path.join(folder, "log.ini")
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_dict({"loggers": {"keys": "root,ini"}, "handlers": {"keys": "out"}, "formatters": {"keys": "short"}, "logger_root": {"level": "ERROR", "handlers": "out"},
                      "logger_ini": {"level": "INFO", "handlers": "out", "qualname": "ini", "propagate": "0"}, "formatter_short": {"format": "%(levelname).1s %(message)s"},
                      "handler_out": {"class": "StreamHandler", "formatter": "short", "args": "(sys.stdout,)"}})
    with open(config, "w") as f:
        parser.write(f)
    logging.config.fileConfig(config)
    logging.getLogger("ini").info("from an ini file")
    logging.getLogger("else").info("nothing")
    logging.getLogger("else").error("root of the ini file")
print(orders.disabled, logging.getLogger("ini"), logging.getLogger("ini").handlers == logging.getLogger().handlers)
logging.disable(logging.ERROR)
logging.getLogger("ini").error("disabled")
logging.disable(logging.NOTSET)

for bad in ({"version": 3}, {"version": 1, "root": {"level": "LOUD"}}, {"version": 1, "handlers": {"h": {"class": "no.such"}}}, {"version": 1, "formatters": {"f": {"format": "%(x"}}}, {"version": 1, "root": {"handlers": ["x"]}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as e:
        print(e, "|", repr(e.__cause__))
print([*logging.getLevelNamesMapping().items()][:4], logging.getLevelName(15), logging.getLevelName(17))
print({r.name for r in logging.getLogger("shop").getChildren()}, logging.getHandlerByName("nope"))
logging.shutdown()
