# Tests run inside the program: fixtures, subtests, skips, expected failures, mocks, patches, async cases, a custom result, its report.
import asyncio
import io
import re
import unittest
from unittest import mock
from unittest.mock import ANY, MagicMock, Mock, call, create_autospec, mock_open, patch, sentinel


class Account:
    def __init__(self, mailer, balance=0): self.mailer, self.balance = mailer, balance
    def pay(self, n):
        if n > self.balance: raise ValueError(f"{n} is more than {self.balance}")
        self.balance -= n
        self.mailer.send("paid", n, urgent=n > 50)
        return self.balance


order = []


class AccountTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls): order.append("class up")
    @classmethod
    def tearDownClass(cls): order.append("class down")
    def setUp(self):
        self.mailer = Mock(name="mailer")
        self.account = Account(self.mailer, 100)
        self.addCleanup(order.append, "cleaned")
    def tearDown(self): order.append("down")
    def test_pay(self):
        self.assertEqual(self.account.pay(30), 70)
        self.mailer.send.assert_called_once_with("paid", 30, urgent=False)
    def test_too_much(self):
        with self.assertRaisesRegex(ValueError, r"\d+ is more") as caught: self.account.pay(101)
        self.assertIn("100", str(caught.exception))
        self.mailer.send.assert_not_called()
    def test_wrong(self): self.assertEqual([1, 2, {"a": 1}], [1, 3, {"a": 1}], "lists")
    def test_error(self): self.account.nothing()
    @unittest.skip("not today")
    def test_skipped(self): self.fail()
    @unittest.skipIf(1 + 1 == 2, "arithmetic")
    def test_skipped_if(self): self.fail()
    @unittest.expectedFailure
    def test_expected(self): self.assertTrue(False)
    @unittest.expectedFailure
    def test_unexpected(self): pass
    def test_sub(self):
        for n in range(4):
            with self.subTest(n=n): self.assertNotEqual(n % 3, 1)
    def test_many_asserts(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertCountEqual([3, 1, 2], {1, 2, 3}); self.assertIsNone(None); self.assertGreater(2, 1)
        self.assertRegex("abc", "b"); self.assertDictEqual({}, {}); self.assertIsInstance(3, int); self.assertMultiLineEqual("a\n", "a\n")
        with self.assertLogs("x", "INFO") as logs: __import__("logging").getLogger("x").info("hi")
        self.assertEqual(logs.output, ["INFO:x:hi"])
        with self.assertWarns(DeprecationWarning): __import__("warnings").warn("old", DeprecationWarning)


class AsyncTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.q = asyncio.Queue()
    async def test_queue(self):
        await self.q.put(1)
        self.assertEqual(await self.q.get(), 1)
    async def test_mock(self):
        m = mock.AsyncMock(return_value=5, side_effect=None)
        self.assertEqual(await m(1, k=2), 5)
        m.assert_awaited_once_with(1, k=2)


class Quiet(unittest.TextTestResult):
    def getDescription(self, test): return test._testMethodName if hasattr(test, "_testMethodName") else str(test)


stream = io.StringIO()
suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in (AccountTest, AsyncTest))
result = unittest.TextTestRunner(stream, verbosity=2, resultclass=Quiet).run(suite)
text = re.sub(r"in [\d.]+s", "in ?s", stream.getvalue())
print("\n".join(l for l in text.splitlines() if not re.match(r'\s+(File "|[~^]+$)', l)))
print(result.testsRun, len(result.failures), len(result.errors), [t._testMethodName for t, _ in result.skipped], len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
print(order[:3], order.count("cleaned"), order.count("down"), order[-1])

m = MagicMock(spec=["read", "close"], **{"read.side_effect": ["a", OSError("gone"), "c"]})
print(m.read(), end=" ")
for f in (m.read, m.read, m.read, lambda: m.write):
    try: print(f(), end=" ")
    except (OSError, StopIteration, StopAsyncIteration, AttributeError) as e: print(type(e).__name__, e, end=" ")
print(m.read.call_count, m.mock_calls)
m = MagicMock(); m.__len__.return_value = 3; m["k"] = 1; m.a.b(c=sentinel.thing).d()
print(len(m), m.__setitem__.call_args, m.mock_calls[-2:], call(1, x=ANY) == call(1, x=99), sentinel.thing, m.a.b.call_args.kwargs)
with patch("builtins.open", mock_open(read_data="one\ntwo\n")) as o:
    with open("nowhere") as f: print(f.readlines(), o.call_args)
with patch.object(Account, "pay", autospec=True, return_value="patched") as pay:
    a = Account(None); print(a.pay(1), pay.call_args == call(a, 1))
with patch.dict("os.environ", {"ONLY_HERE": "1"}): print(__import__("os").environ["ONLY_HERE"])
spec = create_autospec(Account)
try: spec.pay()
except TypeError as e: print(e)
try: pay.assert_called_with(2)
except AssertionError as e: print(str(e).splitlines()[0])
print(unittest.TestCase().assertRaises.__name__, unittest.TestLoader().getTestCaseNames(AsyncTest), "ONLY_HERE" in __import__("os").environ)
