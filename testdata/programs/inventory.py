# Records from CSV text, grouping, totals, joins and a formatted table.
from collections import defaultdict, namedtuple, Counter
from dataclasses import dataclass, field
DATA = '''sku,name,category,qty,price
A1,Lamp,home,3,19.99
A2,"Desk, oak",home,1,249.00
B1,Pen,office,120,0.85
B2,Paper,office,40,4.50
C1,Mug,kitchen,25,6.25
C2,Kettle,kitchen,0,34.90
B3,"Stapler ""Pro""",office,7,12.00
X,bad line
'''
def parse_csv(text):
    row, cell, quoted, i = [], "", False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1:i + 2] == '"': cell += c; i += 1
            elif c == '"': quoted = False
            else: cell += c
        elif c == '"': quoted = True
        elif c == ",": row.append(cell); cell = ""
        elif c == "\n": yield row + [cell]; row, cell = [], ""
        else: cell += c
        i += 1
Item = namedtuple("Item", "sku name category qty price")
@dataclass(order=True)
class Total:
    value: float
    category: str = field(compare=False)
    items: list = field(default_factory=list, compare=False, repr=False)
    @property
    def count(self): return sum(i.qty for i in self.items)
header, *rows = parse_csv(DATA)
assert tuple(header) == Item._fields
items, bad = [], []
for row in rows:
    try:
        sku, name, cat, qty, price = row
        items.append(Item(sku, name, cat, int(qty), float(price)))
    except ValueError as e: bad.append((row, str(e).split(" (")[0]))
print(bad)
groups = defaultdict(list)
for it in items: groups[it.category].append(it)
totals = sorted((Total(sum(i.qty * i.price for i in g), c, g) for c, g in groups.items()), reverse=True)
for t in totals: print(t, t.count)
print(f"{'sku':<4}|{'name':^15}|{'qty':>5}|{'value':>10}")
print("-" * 37)
for it in sorted(items, key=lambda i: (-i.qty * i.price, i.sku)):
    print(f"{it.sku:<4}|{it.name:^15.15}|{it.qty:>5d}|{it.qty * it.price:>10,.2f}")
print(f"{'total':>26}|{sum(t.value for t in totals):>10,.2f}")
orders = [("A1", 2), ("B1", 200), ("C2", 1), ("ZZ", 1), ("B1", 20)]
stock = {i.sku: i._replace(name=i.name.upper()) for i in items}
for sku, n in orders:
    match stock.get(sku):
        case None: print(sku, "unknown")
        case Item(qty=q, name=name) if q < n: print(name, f"only {q} of {n}")
        case item:
            stock[sku] = item._replace(qty=item.qty - n)
            print(f"sold {n} x {item.name} for {n * item.price:.2f}, {stock[sku].qty} left")
print(Counter(i.category for i in items).most_common(), stock["A1"]._asdict())
