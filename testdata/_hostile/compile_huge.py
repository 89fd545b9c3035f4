while True:
    try: compile("x = 1\n" * 10**6, "x", "exec")
    except BaseException: pass
