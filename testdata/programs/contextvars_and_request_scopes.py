# Request scopes with contextvars: tokens, copies of the context, threads, tasks, callbacks and a logger that knows the request.
import asyncio
import contextvars
import io
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import MappingProxyType

request_id = contextvars.ContextVar("request_id")
user = contextvars.ContextVar("user", default="anonymous")
settings = contextvars.ContextVar("settings", default=MappingProxyType({"debug": False}))


@contextmanager
def scope(var, value):
    token = var.set(value)
    try:
        yield token
    finally:
        var.reset(token)


class WithRequest(logging.Filter):
    def filter(self, record):
        record.request = request_id.get("-")
        record.user = user.get()
        return True


stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("[%(request)s %(user)s] %(message)s"))
handler.addFilter(WithRequest())
log = logging.Logger("app")
log.addHandler(handler)

print(user.name, user.get(), request_id.get("none"))
try:
    request_id.get()
except LookupError as e:
    print(type(e).__name__, e.args[0] is request_id)

with scope(user, "ann") as token:
    log.warning("in the scope")
    print(token.var is user, token.old_value is contextvars.Token.MISSING)
    with scope(user, "bob") as inner:
        print(user.get(), inner.old_value)
        log.warning("nested")
    print(user.get())
log.warning("outside")
try:
    user.reset(token)
except RuntimeError as e:
    print(type(e).__name__, "used once" in str(e))
try:
    user.reset(request_id.set("r0"))
except ValueError as e:
    print(type(e).__name__)

context = contextvars.copy_context()


def change():
    user.set("changed")
    settings.set({**settings.get(), "debug": True})
    return user.get(), settings.get()["debug"]


print(context.run(change), user.get(), context[user], settings in context, len(context), request_id in contextvars.Context())
print(sorted(v.name for v in context), context.get(settings)["debug"], sorted(repr(v) for v in context.values() if isinstance(v, str)))
try:
    context.run(lambda: context.run(print))
except RuntimeError as e:
    print("RuntimeError", "already entered" in str(e))


async def handle(n):
    request_id.set(f"r{n}")
    await asyncio.sleep(0)
    with scope(user, f"user{n}"):
        await step(n)
    log.warning("done")
    return request_id.get(), user.get()


async def step(n):
    log.warning("step %d", n)
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(log.warning, "callback of %s", n)
    log.warning("in a thread: %s", await asyncio.to_thread(user.get))


async def main():
    with scope(user, "server"):
        print(await asyncio.gather(*(handle(n) for n in range(3))))
        own = contextvars.copy_context()
        task = asyncio.create_task(handle(9), context=own)
        await task
        print(own[request_id], user.get())


asyncio.run(main())
print(*sorted(stream.getvalue().splitlines()), sep="\n")

with scope(user, "main thread"):
    seen = []
    plain = threading.Thread(target=lambda: seen.append(user.get("nobody")), context=contextvars.Context()) if False else threading.Thread(
        target=contextvars.Context().run, args=(lambda: seen.append(user.get()),))
    carried = threading.Thread(target=contextvars.copy_context().run, args=(lambda: seen.append(user.get()),))
    for t in (plain, carried):
        t.start()
        t.join()
    with ThreadPoolExecutor(2) as pool:
        seen += pool.map(lambda c: c.run(user.get), [contextvars.copy_context() for _ in range(2)])
    print(seen)


def numbers():
    user.set("set by a generator")
    yield user.get()


before = user.get()
print(next(numbers()), user.get(), before)
