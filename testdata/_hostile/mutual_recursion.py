import sys
sys.setrecursionlimit(10**9)
class C:
    def __getattr__(self, n):
        try:
            return getattr(self, n + "a")
        except BaseException:
            return self.x
while True:
    try: C().x
    except BaseException: pass
