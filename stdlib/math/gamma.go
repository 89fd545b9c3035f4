package math

// This file defines gamma and lgamma by Lanczos' approximation, with the
// coefficients for g = 6.0246... and 13 terms that Boost publishes, as CPython does.

import (
	"math"

	"github.com/hognose/hognose/internal/fpmath"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/py"
)

const (
	lanczosG       = 6.024680040776729583740234375
	lanczosGMinus  = 5.524680040776729583740234375
	logPi          = 1.144729885849400174143427351353058711647
	gammaMaxArg    = 200
	gammaFactorial = 23
)

var lanczosNum = [13]float64{
	23531376880.410759688572007674451636754734846804940,
	42919803642.649098768957899047001988850926355848959,
	35711959237.355668049440185451547166705960488635843,
	17921034426.037209699919755754458931112671403265390,
	6039542586.3520280050642916443072979210699388420708,
	1439720407.3117216736632230727949123939715485786372,
	248874557.86205415651146038641322942321632125127801,
	31426415.585400194380614231628318205362874684987640,
	2876370.6289353724412254090516208496135991145378768,
	186056.26539522349504029498971604569928220784236328,
	8071.6720023658162106380029022722506138218516325024,
	210.82427775157934587250973392071336271166969580291,
	2.5066282746310002701649081771338373386264310793408,
}

var lanczosDen = [13]float64{
	0, 39916800, 120543840, 150917976, 105258076, 45995730,
	13339535, 2637558, 357423, 32670, 1925, 66, 1,
}

// lanczos is the rational function of the approximation, x > 0.
func lanczos(x float64) float64 {
	num, den := 0.0, 0.0
	if x < 5 {
		for i := 12; i >= 0; i-- {
			num = num*x + lanczosNum[i]
			den = den*x + lanczosDen[i]
		}
	} else {
		for i := 0; i < 13; i++ {
			num = num/x + lanczosNum[i]
			den = den/x + lanczosDen[i]
		}
	}
	return num / den
}

// sinPi returns sin(pi*x) with no loss for large x, which must be finite.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var r float64
	switch int(math.Round(2 * y)) {
	case 0:
		r = fpmath.Sin(math.Pi * y)
	case 1:
		r = fpmath.Cos(math.Pi * (y - 0.5))
	case 2:
		r = fpmath.Sin(math.Pi * (1 - y))
	case 3:
		r = -fpmath.Cos(math.Pi * (y - 1.5))
	default:
		r = fpmath.Sin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

type gammaResult uint8

const (
	gammaOK gammaResult = iota
	gammaDomain
	gammaRange
)

func gammaFunc(th *py.Thread, v py.Value, f func(float64) (float64, gammaResult)) (py.Value, error) {
	x, err := py.ToFloat(th, v)
	if err != nil {
		return py.Value{}, err
	}
	r, state := f(x)
	switch state {
	case gammaDomain:
		return py.Value{}, py.ValueErrorf(gammaInput, floatfmt.Repr(x))
	case gammaRange:
		return py.Value{}, rangeError()
	}
	return py.Float(r), nil
}

// gamma returns the gamma function of x.
func gamma(x float64) (float64, gammaResult) {
	switch {
	case !isFinite(x):
		if x != x || x > 0 {
			return x, gammaOK
		}
		return math.NaN(), gammaDomain
	case x == 0:
		return 0, gammaDomain
	case x == math.Floor(x):
		if x < 0 {
			return 0, gammaDomain
		}
		if x <= gammaFactorial {
			r := 1.0
			for i := 2.0; i < x; i++ {
				r *= i // exact up to 22!
			}
			return r, gammaOK
		}
	}
	ax := math.Abs(x)
	if ax < 1e-20 {
		r := 1 / x
		if math.IsInf(r, 0) {
			return r, gammaRange
		}
		return r, gammaOK
	}
	if ax > gammaMaxArg {
		if x < 0 {
			return 0 / sinPi(x), gammaOK
		}
		return math.Inf(1), gammaRange
	}
	y := ax + lanczosGMinus
	// z is what the sum above lost.
	var z float64
	if ax > lanczosGMinus {
		q := y - ax
		z = q - lanczosGMinus
	} else {
		q := y - lanczosGMinus
		z = q - ax
	}
	z = z * lanczosG / y
	var r float64
	if x < 0 {
		r = -math.Pi / sinPi(ax) / ax * fpmath.Exp(y) / lanczos(ax)
		r -= z * r
		if ax < 140 {
			r /= fpmath.Pow(y, ax-0.5)
		} else {
			s := fpmath.Pow(y, ax/2-0.25)
			r /= s
			r /= s
		}
	} else {
		r = lanczos(ax) / fpmath.Exp(y)
		r += z * r
		if ax < 140 {
			r *= fpmath.Pow(y, ax-0.5)
		} else {
			s := fpmath.Pow(y, ax/2-0.25)
			r *= s
			r *= s
		}
	}
	if math.IsInf(r, 0) {
		return r, gammaRange
	}
	return r, gammaOK
}

// logGamma returns the logarithm of |gamma(x)|.
func logGamma(x float64) (float64, gammaResult) {
	if !isFinite(x) {
		return math.Abs(x), gammaOK
	}
	if x == math.Floor(x) && x <= 2 {
		if x <= 0 {
			return math.Inf(1), gammaDomain
		}
		return 0, gammaOK
	}
	ax := math.Abs(x)
	if ax < 1e-20 {
		return -fpmath.Log(ax), gammaOK
	}
	r := fpmath.Log(lanczos(ax)) - lanczosG
	r += (ax - 0.5) * (fpmath.Log(ax+lanczosG-0.5) - 1)
	if x < 0 {
		r = logPi - fpmath.Log(math.Abs(sinPi(ax))) - fpmath.Log(ax) - r
	}
	if math.IsInf(r, 0) {
		return r, gammaRange
	}
	return r, gammaOK
}
