# Examples that pass, fail, raise, and options; what is reported.
import doctest


def f(x):
    """
    >>> f(2)
    4
    >>> f([1]) # doctest: +ELLIPSIS
    Traceback (most recent call last):
      ...
    TypeError: can't multiply sequence by non-int of type 'list'
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> print(list(range(20))) # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [0,   1, ..., 18, 19]
    """
    return x * x


def g():
    """
    >>> 1 + 1
    3
    """


runner = doctest.DocTestRunner(verbose=False)
for obj in (f, g):
    for test in doctest.DocTestFinder().find(obj, obj.__name__, module=False, globs={"f": f}):
        test.filename = "file"
        print(test.name, len(test.examples), runner.run(test))
print(runner.summarize())
print([e.source for e in doctest.DocTestParser().get_examples(">>> 1\n1\n>>> x = [\n...   2]\n")])
print(doctest.script_from_examples("Text\n>>> 1 + 1\n2\nmore\n"))
checker = doctest.OutputChecker()
print(checker.check_output("a ... c\n", "a b c\n", doctest.ELLIPSIS), checker.check_output("1\n", "True\n", 0))
