# An old-fashioned program: globals, while loops, % formatting, index arithmetic, string methods, a menu driven by a list of answers.
import sys

questions = []
scores = {}
answers = ["ann", "b", "4", "paris", "x", "bob", "a", "5", "PARIS ", "", "quit"]
position = 0

def read(prompt):
    global position
    if position >= len(answers):
        raise EOFError("no more answers")
    answer = answers[position]
    position = position + 1
    sys.stdout.write("%s%s\n" % (prompt, answer))
    return answer.strip()

def add(kind, text, right, choices=None, points=1):
    question = {}
    question["kind"] = kind
    question["text"] = text
    question["right"] = right
    question["choices"] = choices or []
    question["points"] = points
    questions.append(question)

def check(question, answer):
    if question["kind"] == "choice":
        index = ord(answer.lower()[:1] or "?") - ord("a")
        if index < 0 or index >= len(question["choices"]):
            return None
        return question["choices"][index] == question["right"]
    elif question["kind"] == "number":
        if not answer.isdigit():
            return None
        return int(answer) == question["right"]
    else:
        return answer.lower() == question["right"].lower()

def ask(number, question):
    print("%2d. %s (%d point%s)" % (number, question["text"], question["points"], question["points"] != 1 and "s" or ""))
    i = 0
    while i < len(question["choices"]):
        print("    %c) %-10s|" % (97 + i, question["choices"][i]))
        i += 1
    answer = read("    > ")
    result = check(question, answer)
    if result is None:
        print("    ??? %r is no answer" % answer)
        return 0
    if result:
        print("    right!")
        return question["points"]
    print("    wrong: it is %s" % question["right"])
    return 0

add("choice", "Which is a reptile?", "snake", ["frog", "snake", "newt"])
add("number", "2 + 2 =", 4, points=2)
add("text", "Capital of France", "Paris", points=3)

total = 0
for q in questions:
    total = total + q["points"]
while 1:
    try:
        name = read("name: ")
    except EOFError:
        break
    if name == "quit" or not name:
        if name: break
        print("(no name)")
        continue
    if len(name) < 2:
        print("too short")
        continue
    score = 0
    for n in range(len(questions)):
        score += ask(n + 1, questions[n])
    scores[name] = scores.get(name, 0) + score
    print("%s has %d of %d, that is %5.1f%%" % (name, score, total, 100.0 * score / total))

names = list(scores.keys())
names.sort()
print("-" * 20)
for name in names:
    print("%-6s%3d %s" % (name, scores[name], "*" * scores[name]))
print("=" * 20)

# A multiplication table, a triangle of stars, a number pyramid, letters in a diamond, a calendar of ones.
for i in range(1, 6):
    row = ""
    for j in range(1, 6):
        row = row + str(i * j).rjust(4)
    print(row)
n = 5
k = 0
while k < n:
    print(" " * (n - k - 1) + "*" * (2 * k + 1) + " " * (n - k) + " ".join([str(x) for x in range(1, k + 2)]))
    k += 1
size = 4
rows = list(range(size)) + list(range(size - 2, -1, -1))
for r in rows:
    left = [chr(65 + c) for c in range(r + 1)]
    print(" " * (size - r - 1) + "".join(left + left[-2::-1]))
numbers = [3, 8, -2, 7, 0, 11, -5]
largest = smallest = numbers[0]
even = odd = 0
for x in numbers:
    if x > largest: largest = x
    if x < smallest: smallest = x
    if x % 2 == 0: even += 1
    else: odd += 1
print("largest %d, smallest %d, even %d, odd %d, sum %d, mean %.3f" % (largest, smallest, even, odd, sum(numbers), float(sum(numbers)) / len(numbers)))
for i in range(len(numbers)):
    for j in range(len(numbers) - i - 1):
        if numbers[j] > numbers[j + 1]:
            numbers[j], numbers[j + 1] = numbers[j + 1], numbers[j]
print(numbers, numbers[::-1], numbers[len(numbers) // 2])
text = "A man, a plan, a canal: Panama"
letters = ""
for ch in text:
    if ch.isalpha(): letters = letters + ch.lower()
print("%s -> %s %s" % (text, letters, letters == letters[::-1] and "is a palindrome" or "is none"))
vowels = {}
for ch in letters:
    if ch in "aeiou":
        if ch in vowels: vowels[ch] += 1
        else: vowels[ch] = 1
print(vowels, "%(a)d of a" % vowels, text.find("plan"), text.replace("a", "4").swapcase(), text.split(", "), text.title().center(40, "."))
a, b = 0, 1
fib = []
while a < 200:
    fib.append(a)
    a, b = b, a + b
print(fib, [x for x in fib if x % 2 == 0], dict(zip("abc", fib)), "%x %o %e" % (fib[-1], fib[-1], fib[-1]))
c = -40
while c <= 100:
    f = c * 9 / 5 + 32
    if c % 35 == 0 or c == f: print("%4d C = %6.1f F%s" % (c, f, "  (the same)" if c == f else ""))
    c += 5
