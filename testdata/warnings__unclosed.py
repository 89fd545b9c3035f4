# What was never closed is told with the object itself as the source of the warning.
import os
import socket
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    file = open(os.devnull)
    del file
    sock = socket.socket()
    sock = None
for w in caught:
    assert w.category is ResourceWarning and w.source is not None
    text = warnings.formatwarning(w.message, w.category, "file.py", 3, "")
    print(str(w.message).split(" name")[0].split(" fd")[0])
    print(warnings._formatwarnmsg(w).splitlines()[-1])
