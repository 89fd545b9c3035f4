# Modules of the script's own folders come before those of the library, but for the first few.
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f: f.write(text)
    write("colorsys.py", "mine = 1")
    write("html/__init__.py", "mine = 2")
    write("html/entities.py", "mine = 3")
    write("stat.py", "mine = 4")
    sys.path.insert(0, folder)
    for name in "colorsys", "html", "html.entities", "html.parser": sys.modules.pop(name, None)
    import colorsys, html, html.entities, stat
    assert colorsys.mine == 1 and html.mine == 2 and html.entities.mine == 3 and not hasattr(stat, "mine")
    try: import html.parser
    except ModuleNotFoundError as e: print(e)
    import sched, textwrap
    assert sched.scheduler and textwrap.dedent
    del sys.path[0]
    for name in "colorsys", "html", "html.entities": del sys.modules[name]
    import colorsys, html.parser
    assert colorsys.rgb_to_hsv and html.escape
