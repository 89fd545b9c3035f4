import gc
def cb(*a):
    while True: pass
gc.callbacks.append(cb)
while True: gc.collect()
