def f():
    try:
        g()
    except KeyError as e:
        print(e)
    finally:
        h()
    with a as b:
        pass
