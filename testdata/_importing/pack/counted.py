import sys
runs = sys.counted_runs = getattr(sys, 'counted_runs', 0) + 1
