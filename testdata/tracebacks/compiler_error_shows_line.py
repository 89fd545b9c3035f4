# exit: 1
# stderr: stored
# What the compiler refuses, after the parser, is shown with its line and marks too.
def f():
    try:
        pass
    except* ValueError:
        return [1, 2]
