import builtins
class K(BaseException): pass
builtins.BaseException = K
builtins.KeyboardInterrupt = K
while True:
    try:
        while True: pass
    except: pass
