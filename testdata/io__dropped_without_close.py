# Files that are written and dropped without being closed are complete for whoever looks at them next.
import os,subprocess,shutil,pathlib,sys,json,zipfile,tempfile
import warnings; warnings.simplefilter("ignore")
d=tempfile.mkdtemp(); p=d+'/a.txt'; 
open(p,'w').write('abc'); print(1,repr(open(p).read()))
open(p,'w').write('abcd'); print(2,os.path.getsize(p))
open(p,'w').write('abcde'); print(3,subprocess.run(['cat',p],capture_output=True,text=True).stdout)
open(p,'w').write('abcdef'); shutil.copy(p,p+'2'); print(4,open(p+'2').read())
open(p,'w').write('abcdefg'); print(5,pathlib.Path(p).read_text())
open(p,'w').write('abc'); os.rename(p,p+'3'); print(6,os.stat(p+'3').st_size)
open(p,'wb').write(b'xyz'); print(7,pathlib.Path(p).stat().st_size)
print('hello',file=open(p,'w')); print(8,open(p).read())
json.dump([1,2],open(p,'w')); print(9,os.path.getsize(p))
open(p,'a').write('more'); print(10,os.path.getsize(p))
sys.path.insert(0,d); open(d+'/modx.py','w').write('x=5'); import modx; print(11,modx.x)
def f():
    open(p,'w').write('abcd'); print(12,os.path.getsize(p))
    open(p,'w').writelines(['a','b']); print(13,os.path.getsize(p))
    f=open(p,'w'); f.write('q'*10); del f; print(14,os.path.getsize(p))
    f=open(p,'w'); f.write('q'*11); f=None; print(15,os.path.getsize(p))
    f=open(p,'w'); f.write('q'*12); f=open(p); print(16,len(f.read()))
    for i in range(3):
        fh=open(p,'w'); fh.write('z'*(i+1))
    return os.path.getsize(p)
print(17,f())
fh=open(p,'w'); fh.write('q'*7); fh=open(p+'9','w'); print(18,os.path.getsize(p))
os.system('cat '+p); print()
open(p,'w').write('sys'); os.system('cat '+p); print()
class W:
    def __init__(s): s.f=open(p,'w')
    def go(s): s.f.write('inobj')
W().go(); print(19,os.path.getsize(p))
w=W(); w.go(); del w; print(20,os.path.getsize(p))
shutil.rmtree(d)
