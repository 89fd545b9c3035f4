# exit: 3
# stderr: stored
import sys, atexit
atexit.register(print, "at exit")
try: sys.exit(3)
finally: print("finally")
