# statistics: every function, errors.
from statistics import *
import statistics
from fractions import Fraction as F
from decimal import Decimal as D
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f, '!!', type(e).__name__, e)
L=[2.5,3.1,0.7,9.9,4.4,4.4,-1.2]
for s in r"""mean([1,2,3,4]), mean([1,2]), mean(L), mean([F(1,2),F(1,3)]), mean([D('1.1'),D('2.2')]), mean([1,2.5]), mean(x for x in [1,2,3]), mean([float('inf'),1])
mean([])
mean('abc')
mean([1,'a'])
fmean([1,2,4]), fmean([1,2,3],[3,1,1]), fmean(iter([1,2]))
fmean([])
fmean([1],[1,2])
fmean([1],[0])
geometric_mean([54,24,36]), geometric_mean([1,0])
geometric_mean([1,-1])
geometric_mean([])
harmonic_mean([40,60]), harmonic_mean([40,60],[5,30]), harmonic_mean([2.5]), harmonic_mean([1,0]), harmonic_mean([F(1,2),F(1,3)])
harmonic_mean([-1,2])
harmonic_mean([])
median([1,3,5]), median([1,3,5,7]), median_low([1,3,5,7]), median_high([1,3,5,7]), median_grouped([1,2,2,3,4,4,4,4,4,5]), median_grouped([1,3,3,5,7],2), median(L)
median([])
mode([1,1,2]), mode('aabb'), multimode('aabbbbccddddeeffffgg'), multimode([])
mode([])
quantiles(L), quantiles(range(10),n=10), quantiles(L,n=5,method='inclusive'), quantiles([1],n=4)
quantiles([])
quantiles(L,n=0)
quantiles(L,method='x')
variance(L), pvariance(L), stdev(L), pstdev(L), variance([1,2,3]), variance([F(1,2),F(1,3)]), stdev([D('1.5'),D('2.5'),D('4')]), pvariance([1,2,3,4],2.5), variance([1,2,3],2), stdev([1,2,3,4])
variance([1])
pvariance([])
stdev([1])
covariance([1,2,3,4],[2,4,6,9]), correlation([1,2,3,4],[2,4,6,9]), correlation([1,2,3,4],[2,4,9,6],method='ranked'), correlation([1,2,2,4],[2,4,9,6],method='ranked')
correlation([1,1],[1,2])
covariance([1],[1])
covariance([1,2],[1])
correlation([1,2],[1,2],method='x')
linear_regression([1,2,3],[2,4.1,6.2]), linear_regression([1,2,3],[2,4.1,6.2],proportional=True)
linear_regression([1,1],[1,2])
NormalDist(), NormalDist(100,15).cdf(110), NormalDist(100,15).pdf(110), NormalDist(100,15).inv_cdf(.3), NormalDist(100,15).quantiles(5), NormalDist(1,2)+NormalDist(3,4), NormalDist(1,2)*3, 5-NormalDist(1,2), NormalDist(1,2)/2, NormalDist(2.4,1.6).overlap(NormalDist(3.2,2.0)), NormalDist(1,2).zscore(4), NormalDist.from_samples(L), NormalDist(1,2)==NormalDist(1,2), NormalDist(1,2).samples(3,seed=5)
NormalDist(0,-1)
NormalDist(0,0).pdf(1)
NormalDist().inv_cdf(0)
[NormalDist().inv_cdf(p) for p in (1e-10,1e-5,.01,.2,.5,.9,.999999)]
[round(kde(L,1.5,k)(2.0),12) for k in 'normal logistic sigmoid rectangular triangular parabolic quartic triweight cosine'.split()]
[round(kde(L,1.5,k,cumulative=True)(2.0),12) for k in 'gauss logistic sigmoid uniform triangular epanechnikov biweight triweight cosine'.split()]
[kde_random(L,1.5,k,seed=3)() for k in 'normal logistic rectangular triangular parabolic cosine'.split()]
kde([],1)
kde(L,0)
kde(L,1,'x')
statistics.__all__""".split('\n'): t(s)
