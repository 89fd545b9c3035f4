while True:
    try: str(1 << 10**8)
    except BaseException: pass
