# A unit test suite run in process, for a small weather client: fixtures, subtests, skips, expected failures, mocks of every kind, and its report.
import io
import json
import re
import sys
import unittest
from unittest import mock


class Weather:
    def __init__(self, fetch, clock):
        self.fetch, self.clock, self.cache = fetch, clock, {}

    def temperature(self, city):
        when, value = self.cache.get(city, (None, None))
        if when is None or self.clock() - when > 60:
            value = json.loads(self.fetch(f"https://weather.example/{city}"))["temp"]
            self.cache[city] = (self.clock(), value)
        return value

    def report(self, *cities, out=None):
        for city in cities:
            try:
                line = f"{city}: {self.temperature(city):+.1f}"
            except (KeyError, ValueError) as e:
                line = f"{city}: unknown ({type(e).__name__})"
            print(line, file=out or sys.stdout)


class TemperatureTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass", cls.__name__)

    def setUp(self):
        self.fetch = mock.Mock(return_value='{"temp": 21.5}')
        self.clock = mock.Mock(side_effect=range(0, 1000, 25))
        self.weather = Weather(self.fetch, self.clock)
        self.addCleanup(self.fetch.reset_mock)

    def test_asks_once(self):
        self.assertEqual([self.weather.temperature("Oslo") for _ in range(3)], [21.5] * 3)
        self.fetch.assert_called_once_with("https://weather.example/Oslo")

    def test_asks_again_after_a_minute(self):
        for _ in range(6):
            self.weather.temperature("Oslo")
        self.assertGreater(self.fetch.call_count, 1)
        self.assertEqual(self.fetch.mock_calls, [mock.call(mock.ANY)] * self.fetch.call_count)

    def test_report(self):
        self.fetch.side_effect = ['{"temp": -3}', "{}", "nonsense"]
        out = io.StringIO()
        self.weather.report("A", "B", "C", out=out)
        self.assertRegex(out.getvalue(), r"(?s)^A: -3\.0\nB: unknown \(KeyError\)\nC")

    def test_prints_to_stdout(self):
        with mock.patch("sys.stdout", new_callable=io.StringIO) as fake:
            self.weather.report("Rome")
        self.assertEqual(fake.getvalue(), "Rome: +21.5\n")

    def test_values(self):
        for text, wanted in [('{"temp": 1}', 1), ('{"temp": null}', 0), ('{"temp": "x"}', "x")]:
            with self.subTest(text=text):
                self.fetch.return_value = text
                self.assertEqual(Weather(self.fetch, self.clock).temperature("X"), wanted)

    @unittest.skip("the service is closed")
    def test_service(self):
        self.fail("never run")

    @unittest.expectedFailure
    def test_known_bug(self):
        self.assertIs(self.weather.temperature("Oslo"), 21)

    @unittest.expectedFailure
    def test_bug_that_is_gone(self):
        self.assertTrue(True)


class AssertionTest(unittest.TestCase):
    maxDiff = 300

    def test_dicts(self):
        self.assertDictEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})

    def test_lines(self):
        self.assertMultiLineEqual("one\ntwo\nthree\n", "one\n2\nthree\n", "the texts")

    def test_counts(self):
        self.assertCountEqual("banana", "bananas")

    def test_raises(self):
        with self.assertRaisesRegex(ValueError, "invalid literal") as caught:
            int("x")
        self.assertIn("'x'", str(caught.exception))
        with self.assertRaises(KeyError):
            [][0]

    def test_warns(self):
        with self.assertWarns(DeprecationWarning):
            pass

    def test_logs(self):
        import logging
        with self.assertLogs("shop", "INFO") as logs:
            logging.getLogger("shop.till").info("sold %d", 3)
        self.assertEqual(logs.output, ["INFO:shop.till:sold 3"])
        with self.assertNoLogs("shop"):
            logging.getLogger("shop").error("oops")

    def test_spec(self):
        client = mock.create_autospec(Weather)
        client.temperature.return_value = 5
        self.assertEqual(client.temperature(client, "x"), 5)
        with self.assertRaises(AttributeError):
            client.humidity
        client.temperature()

    def test_almost(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertAlmostEqual(1.0, 1.01, places=3, msg="too far")


class Recording(unittest.TextTestResult):
    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        print("  subtest", subtest._subDescription(), "ok" if error is None else error[0].__name__)


def suite():
    loader = unittest.TestLoader()
    tests = unittest.TestSuite([loader.loadTestsFromTestCase(TemperatureTest), loader.loadTestsFromTestCase(AssertionTest)])
    tests.addTest(unittest.FunctionTestCase(lambda: None, description="a function that passes"))
    return tests


stream = io.StringIO()
result = unittest.TextTestRunner(stream, verbosity=2, resultclass=Recording).run(suite())
text = "".join(line for line in stream.getvalue().splitlines(True) if not line.startswith("  ") or "(text=" in line)
print(re.sub(r"in \d+\.\d+s", "in N s", text))
print(result, result.wasSuccessful(), [str(t).split()[0] for t, _ in result.skipped], [str(t).split()[0] for t in result.unexpectedSuccesses])
