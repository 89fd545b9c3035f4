import json
class L(list):
    def __iter__(self):
        while True: yield 1
while True:
    try: json.dumps(L([1]))
    except BaseException: pass
