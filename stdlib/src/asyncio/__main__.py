"""A prompt at which await works: python -m asyncio."""

import ast
import asyncio
import code
import concurrent.futures
import contextvars
import inspect
import sys
import threading
import types


class Console(code.InteractiveConsole):
    """A console that runs what is typed in a loop of the main thread, while it reads in another."""

    def __init__(self, names, loop):
        super().__init__(names)
        self.compile.compiler.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self.loop = loop
        self.context = contextvars.copy_context()
        self.running = None  # the task of what was typed last
        self.interrupted = False

    def runcode(self, code):
        outcome = concurrent.futures.Future()
        self.interrupted, self.running = False, None

        def begin():
            try:
                result = types.FunctionType(code, self.locals)()
                if inspect.iscoroutine(result):
                    self.running = self.loop.create_task(result, context=self.context)
                    asyncio.futures._chain_future(self.running, outcome)
                else:
                    outcome.set_result(result)
            except SystemExit as exc:
                self.leave(exc.code)
                outcome.set_result(None)
            except BaseException as exc:
                self.interrupted = isinstance(exc, KeyboardInterrupt)
                outcome.set_exception(exc)

        self.loop.call_soon_threadsafe(begin, context=self.context)
        try:
            return outcome.result()
        except SystemExit as exc:
            self.leave(exc.code)
        except BaseException:
            if self.interrupted:
                self.write('\nKeyboardInterrupt\n')
            else:
                self.showtraceback()

    status = 0

    def leave(self, status):
        self.status = status
        self.loop.call_soon_threadsafe(self.loop.stop)

    def converse(self):
        """Read and run until the end of the input."""
        try:
            prompt = getattr(sys, 'ps1', '>>> ')
            self.interact(exitmsg='exiting asyncio REPL...', banner=(
                f'asyncio REPL {sys.version} on {sys.platform}\nUse "await" directly instead of "asyncio.run()".\n'
                f'Type "help", "copyright", "credits" or "license" for more information.\n{prompt}import asyncio'))
        finally:
            self.loop.call_soon_threadsafe(self.loop.stop)


def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    names = {'asyncio': asyncio, '__name__': __name__, '__builtins__': __builtins__}
    console = Console(names, loop)
    reader = threading.Thread(name='Interactive thread', target=console.converse, daemon=True)
    reader.start()
    while True:
        try:
            loop.run_forever()
            break
        except KeyboardInterrupt:
            console.interrupted = True
            if console.running is not None and not console.running.done():
                console.running.cancel()
    return console.status


if __name__ == '__main__':
    sys.exit(main())
