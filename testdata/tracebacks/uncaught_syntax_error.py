# exit: 1
# stderr: stored
x = 1
def f(a, b:
    return a
