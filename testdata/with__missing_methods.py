# requires: 3.14
# The errors of with and async with name the method that is missing, and the other kind of with if that would do.
class Enters:
    def __enter__(self): pass
class Exits:
    def __exit__(self, *a): pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class AsyncEnters:
    async def __aenter__(self): pass
class AsyncExits:
    async def __aexit__(self, *a): pass
class Neither: pass

def plain(c):
    with c(): pass

async def asynchronous(c):
    async with c(): pass

for c in Enters, Exits, Async, Sync, AsyncEnters, AsyncExits, Neither, int:
    for run in plain, lambda c: asynchronous(c).send(None):
        try:
            run(c)
            print(c.__name__, "works")
        except StopIteration:
            print(c.__name__, "works")
        except TypeError as e:
            print(e)
