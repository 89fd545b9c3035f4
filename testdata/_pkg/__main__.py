print("main of package", __name__, __package__)
