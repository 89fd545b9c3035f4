"""The configuration of logging by a dict."""

import contextlib
import copy
import functools
import logging

from . import _configtree as tree
from . import handlers as kinds
from ._configvalues import BaseConfigurator


@contextlib.contextmanager
def _trouble(message):
    """Say what could not be done, of whatever error there is."""
    try:
        yield
    except Exception as e:
        raise ValueError(message) from e


def _invalid(what, spec):
    return TypeError(f"Invalid {what} specifier {spec!r}")


class DictConfigurator(BaseConfigurator):
    """Sets logging up as a dict says."""

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        change = self._adjust if config.pop("incremental", False) else self._build
        with logging._lock:
            change(config)

    def _adjust(self, config):
        """Change levels, and what is propagated: the handlers and loggers stay those there are."""
        handlers = config.get("handlers", {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError(f"No handler found with name {name!r}")
            with _trouble(f"Unable to configure handler {name!r}"):
                if level := handlers[name].get("level"):
                    logging._handlers[name].setLevel(logging._checkLevel(level))
        self._configure_loggers(config, True)
        self._configure_root(config, True)

    def _build(self, config):
        """Make everything anew."""
        disable = config.pop("disable_existing_loggers", True)
        tree.close_handlers()
        for what, make in ("formatter", self.configure_formatter), ("filter", self.configure_filter):
            parts = config.get(what + "s", {})
            for name in parts:
                with _trouble(f"Unable to configure {what} {name!r}"):
                    parts[name] = make(parts[name])
        self._make_handlers(config.get("handlers", {}))
        known = tree.known_loggers()
        self._configure_loggers(config, False)
        tree.settle_others(known, set(config.get("loggers", {})), disable)
        self._configure_root(config, False)

    def _make_handlers(self, handlers):
        waiting = []
        for name in sorted(handlers):
            try:
                self._make_handler(handlers, name)
            except ValueError as e:
                # One that needs others, which are not there yet, is made after them.
                if "not configured yet" not in str(e.__cause__.__cause__):
                    raise
                waiting.append(name)
        for name in waiting:
            self._make_handler(handlers, name)

    def _make_handler(self, handlers, name):
        with _trouble(f"Unable to configure handler {name!r}"):
            handler = self.configure_handler(handlers[name])
            handler.name = name
            handlers[name] = handler

    def _configure_loggers(self, config, incremental):
        loggers = config.get("loggers", {})
        for name in loggers:
            with _trouble(f"Unable to configure logger {name!r}"):
                self.configure_logger(name, loggers[name], incremental)

    def _configure_root(self, config, incremental):
        if root := config.get("root"):
            with _trouble("Unable to configure root logger"):
                self.configure_root(root, incremental)

    def configure_formatter(self, config):
        """Make a formatter."""
        if "()" in config:
            again = copy.copy(config)
            try:
                return self.configure_custom(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                # Formatter itself calls the argument so, and so may what is derived from it.
                again["fmt"] = again.pop("format")
                return self.configure_custom(again)
        name = config.get("class")
        kind = tree.resolve(name) if name else logging.Formatter
        # Classes of the user need not know of these.
        more = {}
        if (defaults := config.get("defaults")) is not None:
            more["defaults"] = defaults
        checks = [config["validate"]] if "validate" in config else []
        return kind(config.get("format"), config.get("datefmt"), config.get("style", "%"), *checks, **more)

    def configure_filter(self, config):
        """Make a filter."""
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        """Add filters, or those of some names, to a handler or logger."""
        for each in filters:
            with _trouble(f"Unable to add filter {each!r}"):
                ready = callable(each) or callable(getattr(each, "filter", None))
                filterer.addFilter(each if ready else self.config["filters"][each])

    def configure_handler(self, config):
        """Make a handler."""
        config = copy.copy(config)  # it is needed again when it is too early for this handler
        formatter = config.pop("formatter", None)
        if formatter:
            with _trouble(f"Unable to set formatter {formatter!r}"):
                formatter = self.config["formatters"][formatter]
        level, filters = config.pop("level", None), config.pop("filters", None)
        factory = self._factory(config) if "()" in config else self._handler_factory(config)
        handler = self._call(factory, self._arguments(config))
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        self._set_attributes(handler, config)
        return handler

    def _call(self, factory, arguments):
        try:
            return factory(**arguments)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
        # Handlers that were written long ago call it so.
        arguments["strm"] = arguments.pop("stream")
        return factory(**arguments)

    def _handler_factory(self, config):
        """Take the class out of a handler's dict, and make of names in it what the class wants."""
        kind = config.pop("class")
        if not callable(kind):
            kind = self.resolve(kind)
        if issubclass(kind, kinds.QueueHandler):
            self._prepare_queue(config)
            return functools.partial(self._configure_queue_handler, kind)
        if issubclass(kind, kinds.MemoryHandler):
            if "flushLevel" in config:
                config["flushLevel"] = logging._checkLevel(config["flushLevel"])
            if "target" in config:
                name = config["target"]
                with _trouble(f"Unable to set target handler {name!r}"):
                    config["target"] = self._made_handler(name, "target")
        for base, argument in (kinds.SMTPHandler, "mailhost"), (kinds.SysLogHandler, "address"):
            if issubclass(kind, base) and argument in config:
                config[argument] = self.as_tuple(config[argument])
        return kind

    def _made_handler(self, name, what):
        handler = self.config["handlers"][name]
        if not isinstance(handler, logging.Handler):
            raise TypeError(f"{what} not configured yet")  # _make_handlers looks for this
        return handler

    def _prepare_queue(self, config):
        if "queue" in config:
            config["queue"] = self._queue(config["queue"])
        if "listener" in config:
            config["listener"] = self._listener(config["listener"])
        if "handlers" in config:
            made = []
            for name in config["handlers"]:
                with _trouble(f"Unable to set required handler {name!r}"):
                    made.append(self._made_handler(name, f"Required handler {name!r} is"))
            config["handlers"] = made

    def _queue(self, spec):
        """The queue for what a configuration says: a factory's name, a dict with one, or the queue."""
        if isinstance(spec, str):
            factory = self.resolve(spec)
            if callable(factory):
                return factory()
        elif isinstance(spec, dict):
            if "()" in spec:
                return self.configure_custom(dict(spec))
        elif callable(getattr(spec, "put_nowait", None)) and callable(getattr(spec, "get", None)):
            return spec  # more of a queue is not used
        raise _invalid("queue", spec)

    def _listener(self, spec):
        """What makes the listener: a class, or a function, or something of that name, or what a factory returns."""
        if isinstance(spec, dict) and "()" in spec:
            return self.configure_custom(dict(spec))
        if not isinstance(spec, (str, type)):
            raise _invalid("listener", spec)
        found = self.resolve(spec) if isinstance(spec, str) else spec
        if isinstance(found, type) and not issubclass(found, kinds.QueueListener):
            raise _invalid("listener", spec)
        return found

    def _configure_queue_handler(self, klass, *, queue=None, listener=kinds.QueueListener, handlers=(),
                                 respect_handler_level=False, **kwargs):
        if queue is None:
            from queue import Queue
            queue = Queue()
        listener = listener(queue, *handlers, respect_handler_level=respect_handler_level)
        handler = klass(queue, **kwargs)
        handler.listener = listener
        return handler

    def add_handlers(self, logger, handlers):
        """Add the handlers of some names to a logger."""
        for name in handlers:
            with _trouble(f"Unable to add handler {name!r}"):
                logger.addHandler(self.config["handlers"][name])

    def common_logger_config(self, logger, config, incremental=False):
        """Set up what the root logger and others have in common."""
        if (level := config.get("level")) is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        tree.remove_handlers(logger)
        for option, add in ("handlers", self.add_handlers), ("filters", self.add_filters):
            if names := config.get(option):
                add(logger, names)

    def configure_logger(self, name, config, incremental=False):
        """Set up a logger."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if (propagate := config.get("propagate")) is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """Set up the root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)
