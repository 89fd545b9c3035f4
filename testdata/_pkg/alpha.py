print("init", __name__)
X = "alpha"
def where(): return __name__, __package__
