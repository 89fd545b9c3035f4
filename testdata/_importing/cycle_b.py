import cycle_a
try:
    from cycle_a import done
except ImportError as e:
    assert e.name == 'cycle_a' and str(e).startswith("cannot import name 'done' from ")
    cycle_a.seen.append('partly')
try:
    cycle_a.done
except AttributeError as e:
    assert e.name == 'done'
