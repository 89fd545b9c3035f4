import re
while True:
    try: re.match(r'(a|aa)+(b)\2$', 'a' * 60)
    except BaseException: pass
