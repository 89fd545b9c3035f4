import sys
class W:
    def write(self, s):
        while True:
            try:
                while True: pass
            except BaseException: pass
    def flush(self): self.write("")
sys.stdout = sys.stderr = W()
print("x")
