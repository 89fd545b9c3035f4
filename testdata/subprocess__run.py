# subprocess: programs, their input, output and exit codes; os.system and os.popen.
import subprocess, os, sys
print(subprocess.run(['echo','hi'], capture_output=True, text=True))
print(subprocess.run('exit 3', shell=True).returncode)
print(subprocess.check_output(['cat'], input=b'abc'))
for f in [lambda: subprocess.check_call(['false']), lambda: subprocess.run(['nosuchprog']), lambda: subprocess.run('kill -9 $$', shell=True, check=True), lambda: subprocess.run(['ls'], cwd='/nx'), lambda: subprocess.run(['/etc/passwd']), lambda: subprocess.run('x', stdin=1, input='x'), lambda: subprocess.run(5)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
p = subprocess.Popen(['sort'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(p.communicate('b\na\n'), p.returncode)
p = subprocess.Popen('echo out; echo err >&2; exit 4', shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
print(p.communicate(), p.poll(), p.args)  # two pipes
print(subprocess.getoutput('echo x; echo y'), subprocess.getstatusoutput('exit 2'))
with subprocess.Popen(['seq','3'], stdout=subprocess.PIPE, text=True) as p:
    for l in p.stdout: print(l.strip())
print(os.system('exit 5'), os.popen('echo popen').read())
print(subprocess.run(['env'], env={'A':'1'}, capture_output=True).stdout, subprocess.run(['pwd'], cwd='/tmp', capture_output=True, text=True).stdout)
print(subprocess.run('echo a; echo b >&2', shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
data='x'*500000
print(len(subprocess.run(['cat'], input=data, capture_output=True, text=True).stdout))
p=subprocess.Popen(['sleep','10']); p.terminate(); print(p.wait())
