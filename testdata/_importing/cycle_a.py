seen = []
import cycle_b
done = 1
