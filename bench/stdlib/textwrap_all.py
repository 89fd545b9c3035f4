# textwrap, and string methods about words.
import textwrap

words = ("The quick brown fox jumps over the lazy dog and runs away from the well-known hounds; then it sleeps. " * 40)
total = 0
for width in list(range(20, 100, 2)) * 3:
    for line in textwrap.wrap(words, width):
        total += len(line)
    total += len(textwrap.fill(words, width, initial_indent="* ", subsequent_indent="  "))
    total += len(textwrap.shorten(words, width)) + len(textwrap.indent(words, "> ")) + len(textwrap.dedent("    a\n      b\n" * 20))
print(total)
