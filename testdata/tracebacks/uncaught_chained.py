# exit: 1
# stderr: stored
def first(): raise KeyError("first")
def second():
    try: first()
    except KeyError as e: raise ValueError("second") from e
def third():
    try: second()
    except ValueError: raise OSError(2, "third")
def fourth():
    try: third()
    except OSError as e:
        e.add_note("a note\non two lines")
        raise
fourth()
