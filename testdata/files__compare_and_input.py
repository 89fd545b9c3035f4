# filecmp, fileinput, and the codec punycode.
for t in ['bücher','münchen-ost','ليهمابتكلموشعربي؟','abc','3年B組金八先生','','ü']:
    e=t.encode('punycode'); print(e, e.decode('punycode')==t)
import filecmp, fileinput, tempfile, os
d=tempfile.mkdtemp(); a=os.path.join(d,'a'); b=os.path.join(d,'b'); os.mkdir(a); os.mkdir(b)
for n,t in [('x','1'),('y','2')]: open(os.path.join(a,n),'w').write(t)
open(os.path.join(b,'x'),'w').write('1'); open(os.path.join(b,'z'),'w').write('1')
c=filecmp.dircmp(a,b); print(c.left_only,c.right_only,c.same_files,c.diff_files,c.common)
print(filecmp.cmp(os.path.join(a,'x'),os.path.join(b,'x'),shallow=False), filecmp.cmpfiles(a,b,['x','y']))
for l in fileinput.input([os.path.join(a,'x'),os.path.join(a,'y')], encoding='utf-8'): print(l, fileinput.lineno(), fileinput.isfirstline())
with fileinput.input(os.path.join(a,'x'), inplace=True, encoding='utf-8') as f:
    for l in f: print('new '+l, end='')
print(open(os.path.join(a,'x')).read(), os.listdir(a) and sorted(os.listdir(a)))
