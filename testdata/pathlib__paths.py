# pathlib: pure paths of both kinds, and paths of the file system.
from pathlib import *
import os, tempfile
P=PurePosixPath; W=PureWindowsPath
for p in [P(), P('a/b/../c.tar.gz'), P('/a//b/./c/'), P('//a/b'), P('///a'), P('a','/b','c'), P('.x'), P('..'), P('/')]:
    print(repr(p), str(p), p.parts, p.drive, p.root, p.anchor, p.name, p.stem, p.suffixes, p.parent, list(p.parents), p.is_absolute(), p.as_posix())
for p in [W(), W('c:/a/b'), W('c:a'), W('//srv/share/x'), W('\\a'), W('c:\\','d:x'), W('c:/a','/b'), W('a/b','c:'), W('//?/c:/x'), W('//?/UNC/s/h/x'), W('./c:')]:
    print(repr(p), str(p), p.parts, p.drive, p.root, p.name, p.parent, list(p.parents), p.is_absolute(), p.as_posix())
print(P('a')/'b', '/x'/P('y'), P('a') < P('b'), P('A')==P('a'), W('A')==W('a'), P('a')==W('a'), hash(W('A'))==hash(W('a')), {P('x'):1}[P('x')])
print(P('a/b.py').match('*.py'), P('/a/b.py').match('/*.py'), P('a/b/c').full_match('a/**/c'), P('a').full_match('**'), W('A/b.PY').match('*.py'))
print(P('/a/b/c').relative_to('/a'), P('/a/b').relative_to('/a/c', walk_up=True), P('/a/b').is_relative_to('/a'))
for f in [lambda: P('/a').relative_to('/b'), lambda: P('a').relative_to('/b'), lambda: P('').with_name('x'), lambda: P('a').with_name('x/y'), lambda: P(1), lambda: P(b'x'), lambda: P('a')/1, lambda: P('a').match(''), lambda: WindowsPath('x'), lambda: P('a').with_stem(''), lambda: P('a.x').with_stem(''), lambda: P('a.x').with_stem('b'), lambda: P('x.tar.gz').with_suffix('.y'), lambda: P('a') < 1, lambda: P('a') < W('a'), lambda: P('a').parents[3], lambda: P('a/b/c').parents[-1], lambda: P('a/b/c').parents[0:2], lambda: list(Path('.').glob('')), lambda: list(Path('.').glob('/x')), lambda: Path('nx').read_text(), lambda: Path('nx').unlink(), lambda: Path('/').joinpath('a','b')]:
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
d=Path(tempfile.mkdtemp()); os.chdir(d)
(d/'a'/'b').mkdir(parents=True); (d/'a'/'x.txt').write_text('hé\nyo'); (d/'a'/'b'/'y.py').write_bytes(b'zz'); (d/'.hid').touch(); (d/'l').symlink_to('a')
R=lambda it: sorted(str(p.relative_to(d)) for p in it)
for g in ['*','**','**/*','*.txt','a/*','**/*.py','*/','**/','a/b/../*','.h*','A','l/*','**/b','x','a/**/*.py','a/**']:
    print(g, R(d.glob(g)), R(d.rglob(g)))
print(sorted(str(p) for p in Path('.').glob('*')), sorted(map(str, Path('a').iterdir())), sorted(str(p) for p in Path().rglob('*.py')))
for r,ds,fs in d.walk(): print(r.relative_to(d), sorted(ds), sorted(fs))
p=d/'a'/'x.txt'
print(p.read_text(), p.read_bytes(), p.exists(), p.is_file(), p.is_dir(), (d/'l').is_symlink(), (d/'l').readlink(), (d/'l').resolve()==(d/'a').resolve(), p.stat().st_size, p.suffix)
print(p.rename(d/'q').name, (d/'q').replace(d/'r').name, Path('r').absolute()==d/'r', Path.cwd()==Path(os.getcwd()), (d/'r').samefile('r'))
try: (d/'a').mkdir()
except FileExistsError as e: print('exists', e.errno)
(d/'a').mkdir(exist_ok=True); (d/'n').unlink(missing_ok=True)
print(os.fspath(P('a')), bytes(P('a')), Path('~').expanduser()==Path.home(), (d/'r').owner() != '', Path('/a b').as_uri())
with (d/'r').open() as f: print(f.readline())
print(isinstance(P('a'), os.PathLike), repr(Path('a')), Path('a').with_segments('b'), P('a').parser.__name__)
import shutil; os.chdir('/'); shutil.rmtree(d); print(d.exists())
