print("init", __name__)
HERE = "namespace"
