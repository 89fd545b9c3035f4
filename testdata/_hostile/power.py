while True:
    try: 7 ** 10**8
    except BaseException: pass
