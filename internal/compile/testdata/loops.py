def f(a):
    for x in a:
        if x: continue
        print(x)
    else:
        return 1
    while a: a -= 1
