print("init", __name__)
from .. import alpha
from ..alpha import X as x
def up(): return alpha.X, x, __name__
