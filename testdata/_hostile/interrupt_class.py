import hognose
try: hognose.RunInterrupt.__str__ = lambda self: self.loop()
except TypeError: pass
while True:
    try:
        while True: pass
    except hognose.RunInterrupt as e:
        e.__traceback__ = None
