# exit: 1
# stderr: stored
import sys
print("out")
sys.exit("a message for stderr")
