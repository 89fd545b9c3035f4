class C:
    while True: pass
