# What a run writes down, subtests, skips, expected failures, mocks.
import io
import re
import unittest
from unittest import mock


class T(unittest.TestCase):
    def test_ok(self):
        self.assertEqual({"a": 1}, {"a": 1})

    def test_fail(self):
        self.assertEqual([1, 2], [1, 3], "lists")

    def test_error(self):
        raise KeyError("k")

    @unittest.skip("why")
    def test_skip(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertLess(i, 2)

    def test_raises(self):
        with self.assertRaisesRegex(ValueError, "^b"):
            raise ValueError("bad")


out = io.StringIO()
result = unittest.TextTestRunner(out, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(re.sub(r"in [\d.]+s", "in N", "\n".join(l for l in out.getvalue().split("\n") if not l.startswith(("  ", "Traceback")))))
print(result)

m = mock.MagicMock(return_value=3)
assert m(1, a=2) == 3 and len(m) == 0
m.child.method("x")
print(m.mock_calls, m.call_args)
try:
    m.assert_called_once_with(2)
except AssertionError as e:
    print(e)
with mock.patch("re.escape", return_value="patched"):
    print(re.escape("a.b"))
print(re.escape("a.b"), mock.call(1).foo(2), mock.sentinel.x)
