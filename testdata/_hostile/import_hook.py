import sys
class F:
    def find_spec(self, *a):
        while True: pass
sys.meta_path.insert(0, F())
while True:
    try: import no_such_module_at_all
    except BaseException: pass
