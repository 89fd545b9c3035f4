# exit: 1
# stderr: stored
def compute(a, b, c): return a / b
result = compute(
    1,
    0,
    c=[
        1,
    ],
) + (
    5
)
