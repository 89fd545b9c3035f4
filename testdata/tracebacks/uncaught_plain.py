# exit: 1
# stderr: stored
import sys
def outer(a, b):
    x = a + b
    return middle(x,
                  [b])
def middle(v, w):
    return inner(v)["key"]["missing"][0]
def inner(v):
    return {"key": {"other": v}}
print("before")
outer(1, 2)
