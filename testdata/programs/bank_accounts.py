# A class hierarchy with validation, transactions with rollback, and a report.
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(f"{account.owner} lacks {amount - account.balance:.2f}")

class Account:
    _next = 100
    rate = 0.0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
        self.number = Account._next
        Account._next += 1
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, value):
        if value < self.floor(): raise InsufficientFunds(self, self._balance - value)
        self.history.append(value - self._balance)
        self._balance = value
    def floor(self): return 0
    def deposit(self, amount):
        if amount <= 0: raise BankError(f"bad amount {amount!r}")
        self.balance += amount
        return self
    def withdraw(self, amount):
        self.balance -= amount
        return self
    def month(self): self._balance = round(self._balance * (1 + self.rate), 2)
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.balance})"
    def __lt__(self, other): return (self.balance, self.owner) < (other.balance, other.owner)

class Savings(Account):
    rate = 0.01
    def withdraw(self, amount):
        if len([h for h in self.history if h < 0]) >= 2: raise BankError("too many withdrawals")
        return super().withdraw(amount)

class Credit(Account):
    rate = 0.05
    def __init__(self, owner, limit): 
        super().__init__(owner)
        self.limit = limit
    def floor(self): return -self.limit
    def month(self):
        if self.balance < 0: super().month()

class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self):
        self.saved = [(a, a._balance, list(a.history)) for a in self.accounts]
        return self
    def __exit__(self, kind, value, tb):
        if kind is None: return False
        for a, balance, history in self.saved: a._balance, a.history = balance, history
        print(f"  rolled back: {value}")
        return issubclass(kind, BankError)

ann, bob, cid = Account("Ann", 100), Savings("Bob", 500), Credit("Cid", 200)
def transfer(a, b, amount):
    with Transaction(a, b):
        b.deposit(amount)
        a.withdraw(amount)
        print(f"  {a.owner} -> {b.owner}: {amount}")
for a, b, n in [(ann, bob, 30), (ann, bob, 300), (cid, ann, 150), (cid, ann, 100), (bob, ann, 50), (bob, cid, 50), (bob, cid, 1), (ann, bob, -5)]:
    transfer(a, b, n)
accounts = [ann, bob, cid]
for month in range(1, 4):
    for a in accounts: a.month()
    print(month, [f"{a.balance:.2f}" for a in accounts])
print(sorted(accounts), max(accounts).owner)
for a in accounts: print(f"{a.number} {a.owner:<5}{a.balance:>10.2f} {len(a.history):>3} {sum(a.history):+.2f}")
