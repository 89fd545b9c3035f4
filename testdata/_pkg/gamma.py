print("init", __name__)
from .sub.beta import up
