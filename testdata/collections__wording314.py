# requires: 3.14
# What is not found is told by the method's name, not by its repr.
from collections import deque

for action in (lambda: deque([1]).remove(5), lambda: deque([1]).index(5), lambda: range(3).index(7), lambda: [].index(1)):
    try:
        action()
    except ValueError as e:
        print(e)
