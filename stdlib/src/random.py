"""Random numbers: the Mersenne Twister, and distributions made of it."""

__all__ = ["Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate",
           "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint",
           "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
           "weibullvariate"]

from bisect import bisect as _bisect
from itertools import accumulate as _accumulate, repeat as _repeat
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor,
                  isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi, sin as _sin, sqrt as _sqrt,
                  tau as TWOPI)
from operator import index as _index
import _random

BPF = 53  # bits in a float
RECIP_BPF = 2 ** -BPF
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST = 1.0 + _log(4.5)

_ONE = 1  # the step of randrange() if none was given
_urandom = _random._urandom


class Random(_random.Random):
    """A generator of random numbers with a state of its own.

    A subclass may have another source: random(), and perhaps getrandbits(), seed(),
    getstate() and setstate().
    """

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        """Set the state by a: None (by chance), an int, a float, str, bytes or bytearray."""
        if version == 1 and isinstance(a, (str, bytes)):
            # The hash that str had before it was randomized.
            codes = a if isinstance(a, bytes) else [ord(c) for c in a]
            x = codes[0] << 7 if codes else 0
            for code in codes:
                x = (1000003 * x ^ code) & (1 << 64) - 1
            a = x ^ len(codes)
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            from _sha2 import sha512
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(a + sha512(a).digest())
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """Return the state, for setstate()."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Restore a state that getstate() returned."""
        version = state[0]
        if version == 3:
            version, internal, self.gauss_next = state
            super().setstate(internal)
        elif version == 2:
            version, internal, self.gauss_next = state
            # That version stored signed words.
            try:
                internal = tuple(x % (2 ** 32) for x in internal)
            except ValueError as e:
                raise TypeError from e
            super().setstate(internal)
        else:
            raise ValueError("state with version %s passed to Random.setstate() of version %s" % (version, self.VERSION))

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __getstate__(self):
        return self.getstate()

    def __init_subclass__(cls, /, **kwargs):
        # Ints are made of getrandbits() unless a subclass only has its own random().
        for base in cls.__mro__:
            own = vars(base)
            if "_randbelow" in own:
                return
            if "getrandbits" in own:
                cls._randbelow = cls._randbelow_with_getrandbits
                return
            if "random" in own:
                cls._randbelow = cls._randbelow_without_getrandbits
                return

    def _randbelow_with_getrandbits(self, n):
        """An int from 0 to n - 1: enough bits, drawn until they are below n, which is above 0."""
        bits, getrandbits = n.bit_length(), self.getrandbits
        while (drawn := getrandbits(bits)) >= n:
            pass
        return drawn

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        """The same with the bits of random() only."""
        if n >= maxsize:
            import warnings
            warnings.warn("Underlying random() generator does not supply \nenough bits to choose from a population range this "
                          "large.\nTo remove the range limitation, add a getrandbits() method.")
            return _floor(self.random() * n)
        # Below the limit are whole rounds of n, so that all remainders are equally likely.
        limit = (maxsize - maxsize % n) / maxsize
        while (drawn := self.random()) >= limit:
            pass
        return _floor(drawn * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        """Return n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_ONE):
        """Choose a random item from range(start, stop[, step])."""
        istart = _index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if istart <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(istart)
        istop, istep = _index(stop), _index(step)
        if not istep:
            raise ValueError("zero step for randrange()")
        count = -((istart - istop) // istep)
        if count > 0:
            return istart + istep * self._randbelow(count)
        shown = f"{start}, {stop}" if istep == 1 else f"{start}, {stop}, {step}"
        raise ValueError(f"empty range in randrange({shown})")

    def randint(self, a, b):
        """A random int from a to b, both included."""
        a, b = _index(a), _index(b)
        if b < a:
            raise ValueError(f"empty range in randint({a}, {b})")
        return a + self._randbelow(b - a + 1)

    def choice(self, seq):
        """Return one element of a sequence, which must not be empty."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Bring the elements of a list into a random order."""
        randbelow = self._randbelow
        for i in range(len(x) - 1, 0, -1):
            j = randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """Choose k different positions of a sequence, and return a list of what is there.

        counts: how often each item of the population stands for.
        """
        from collections.abc import Sequence
        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            cum_counts = list(_accumulate(counts))
            if len(cum_counts) != n:
                raise ValueError("The number of counts does not match the population")
            total = cum_counts.pop() if cum_counts else 0
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total < 0:
                raise ValueError("Counts must be non-negative")
            return [population[_bisect(cum_counts, s)] for s in self.sample(range(total), k=k)]
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        randbelow = self._randbelow
        # What a set of k positions takes, in places of a list.
        places = 21 if k <= 5 else 21 + 4 ** _ceil(_log(k * 3, 4))
        if n > places:
            # A dict keeps the order in which the positions came first.
            chosen = {}
            while len(chosen) < k:
                chosen[randbelow(n)] = True
            return [population[at] for at in chosen]
        # A copy is no larger: the last that is left takes the place of each that was taken.
        pool, result = list(population), []
        for left in range(n, n - k, -1):
            at = randbelow(left)
            result.append(pool[at])
            pool[at] = pool[left - 1]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """Return a list of k elements, each chosen anew, by the relative or cumulative weights if given."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for i in _repeat(None, k)]
            if isinstance(weights, int):
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}")
            cum_weights = list(_accumulate(weights))
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        hi = n - 1
        return [population[_bisect(cum_weights, random() * total, 0, hi)] for i in _repeat(None, k)]

    def uniform(self, a, b):
        """Return a number from a to b; whether it can be b depends on how the result is rounded."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Triangular distribution, continuous, with the given limits and a mode between them."""
        u, c = self.random(), 0.5
        if mode is not None:
            try:
                c = (mode - low) / (high - low)
            except ZeroDivisionError:
                return low  # the only number there is
        if u > c:
            # The other side is this one seen from its end.
            low, high, u, c = high, low, 1.0 - u, 1.0 - c
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal distribution with mean mu and standard deviation sigma (Kinderman and Monahan)."""
        draw = self.random
        while True:
            u = draw()
            v = 1.0 - draw()  # never 0.0
            z = NV_MAGICCONST * (u - 0.5) / v
            if z * z / 4.0 <= -_log(v):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Normal distribution, in pairs: faster than normalvariate(), not for several threads at once."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Log normal distribution: its logarithm has mean mu and standard deviation sigma."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """Exponential distribution; lambd is 1.0 divided by the mean."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Circular data distribution with mean angle mu and concentration kappa (Fisher)."""
        draw = self.random
        if kappa <= 1e-6:
            return TWOPI * draw()
        half = 0.5 / kappa
        r = half + _sqrt(1.0 + half * half)
        rejected = True
        while rejected:
            z = _cos(_pi * draw())
            d = z / (r + z)
            u = draw()
            rejected = u >= 1.0 - d * d and u > (1.0 - d) * _exp(d)
        q = 1.0 / r
        theta = _acos((q + z) / (1.0 + q * z))
        return (mu + theta if draw() > 0.5 else mu - theta) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma distribution, not the gamma function; its mean is alpha * beta."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return (self._gamma_above_one(alpha) if alpha > 1.0 else self._gamma_below_one(alpha)) * beta

    def _gamma_above_one(self, alpha):
        # R. C. H. Cheng, 1977: "The generation of Gamma variables with non-integral shape parameters".
        draw = self.random
        root = _sqrt(2.0 * alpha - 1.0)
        while True:
            u = draw()
            if u <= 1e-7 or u >= 0.9999999:
                continue
            z = u * u * (1.0 - draw())
            v = _log(u / (1.0 - u)) / root
            x = alpha * _exp(v)
            r = alpha - LOG4 + (alpha + root) * v - x
            # The first comparison mostly saves the logarithm of the second.
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                return x

    def _gamma_below_one(self, alpha):
        # J. H. Ahrens and U. Dieter, 1974, algorithm GS.
        draw = self.random
        b = (_e + alpha) / _e
        while True:
            p = b * draw()
            if p <= 1.0:
                x = p ** (1.0 / alpha)
                accepted = draw() <= _exp(-x)
            else:
                x = -_log((b - p) / alpha)
                accepted = draw() <= x ** (alpha - 1.0)
            if accepted:
                return x

    def betavariate(self, alpha, beta):
        """Beta distribution, between 0 and 1."""
        part = self.gammavariate(alpha, 1.0)
        return part / (part + self.gammavariate(beta, 1.0)) if part else 0.0

    def paretovariate(self, alpha):
        """Pareto distribution; alpha is the shape."""
        u = 1.0 - self.random()
        return u ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull distribution; alpha is the scale and beta the shape."""
        u = 1.0 - self.random()
        return alpha * (-_log(u)) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """Binomial distribution: how many of n trials succeed, each with probability p."""
        if n < 0:
            raise ValueError("n must be non-negative")
        if p == 0.0 or p == 1.0:
            return n if p else 0
        if p < 0.0 or p > 1.0:
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if n == 1:
            return _index(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._few_successes(n, p) if n * p < 10.0 else self._many_successes(n, p)

    def _few_successes(self, n, p):
        # How long each success lets wait is geometrically distributed (Devroye).
        scale = _log2(1.0 - p)
        if not scale:
            return 0  # p is too small to make a difference
        trial, successes = 0, -1
        while trial <= n:
            trial += _floor(_log2(self.random()) / scale) + 1
            successes += 1
        return successes

    def _many_successes(self, n, p):
        # Transformed rejection with squeeze (Hormann 1993, algorithm BTRS).
        draw = self.random
        deviation = _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * deviation
        a = -0.0873 + 0.0248 * b + 0.01 * p
        center = n * p + 0.5
        quick = 0.92 - 4.2 / b
        top = None
        while True:
            u = draw() - 0.5
            us = 0.5 - _fabs(u)
            k = _floor((2.0 * a / us + b) * u + center)
            if not 0 <= k <= n:
                continue
            v = draw()
            if us >= 0.07 and v <= quick:
                return k
            if top is None:
                # Rarely needed: the logarithm of the probability at the mode m, but for a constant.
                alpha = (2.83 + 5.1 / b) * deviation
                odds = _log(p / (1.0 - p))
                m = _floor((n + 1) * p)
                top = _lgamma(m + 1) + _lgamma(n - m + 1)
            v *= alpha / (a / (us * us) + b)
            if _log(v) <= top - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - m) * odds:
                return k


class SystemRandom(Random):
    """Random numbers from the operating system: no state, not reproducible."""

    def seed(self, *args, **kwds):
        """There is nothing to set."""

    def random(self):
        """A float from 0.0 on, below 1.0."""
        return (int.from_bytes(_urandom(7)) >> 3) * RECIP_BPF

    def randbytes(self, n):
        """That many bytes."""
        return _urandom(n)

    def getrandbits(self, k):
        """A non-negative int of at most k bits."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        size = (k + 7) // 8
        return int.from_bytes(_urandom(size)) >> (size * 8 - k)

    def _notimplemented(self, *args, **kwds):
        """There is no state to return or to restore."""
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented


# The functions of the module are the methods of one generator.
_inst = Random()
globals().update((_name, getattr(_inst, _name)) for _name in __all__ if _name.islower())


def _parse_args(arg_list):
    import argparse
    parser = argparse.ArgumentParser(formatter_class=argparse.RawTextHelpFormatter)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("-c", "--choice", nargs="+", help="print a random choice")
    group.add_argument("-i", "--integer", type=int, metavar="N", help="print a random integer between 1 and N inclusive")
    group.add_argument("-f", "--float", type=float, metavar="N", help="print a random floating-point number between 0 and N inclusive")
    group.add_argument("--test", type=int, const=10_000, nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("input", nargs="*", help="\n".join((
        "if no options given, output depends on the input", "    string or multiple: same as --choice",
        "    integer: same as --integer", "    float: same as --float")))
    return parser.parse_args(arg_list), parser.format_help()


def main(arg_list=None):
    """The command line: python -m random [what to choose from]."""
    args, help_text = _parse_args(arg_list)
    if args.integer is not None:
        return randint(1, args.integer)
    if args.float is not None:
        return uniform(0, args.float)
    words = args.choice or args.input
    if not words:
        return help_text
    if args.choice or len(words) > 1:
        return choice(words)
    try:
        return randint(1, int(words[0]))
    except ValueError:
        pass
    try:
        return uniform(0, float(words[0]))
    except ValueError:
        return choice(words[0].split())


if __name__ == "__main__":
    print(main())
