"""Start programs, connect to their input, output and errors, and get their exit codes."""

import builtins
import errno
import io
import os
import sys
import threading
import time
import types
import warnings

import posix

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3

_SIGTERM, _SIGKILL = 15, 9
_signal_names = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE",
                 9: "SIGKILL", 10: "SIGUSR1", 11: "SIGSEGV", 12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM"}


class SubprocessError(Exception):
    pass


def _set_output(self, value):
    self.output = value


# What the errors of run() call the output of the program too.
_stdout = property(lambda self: self.output, _set_output, doc="Another name of output.")


class CalledProcessError(SubprocessError):
    """The exit code of a program was not zero, and that was to be an error."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.cmd, self.returncode, self.output, self.stderr = cmd, returncode, output, stderr

    stdout = _stdout

    def __str__(self):
        code = self.returncode
        if not code or code > 0:
            return "Command '%s' returned non-zero exit status %d." % (self.cmd, code)
        name = _signal_names.get(-code)
        return "Command '%s' died with %s." % (self.cmd, f"<Signals.{name}: {-code}>" if name else f"unknown signal {-code}")


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    stdout = _stdout

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)


class CompletedProcess:
    """What run() returns: args, returncode, and stdout and stderr if they were captured."""

    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        captured = {name: value for name in ("stdout", "stderr") if (value := getattr(self, name)) is not None}
        shown = {"args": self.args, "returncode": self.returncode, **captured}
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in shown.items()])})"

    def check_returncode(self):
        """Raise CalledProcessError if the exit code is not zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program, wait for its end, and return its exit code."""
    with Popen(*popenargs, **kwargs) as p:
        try:
            return p.wait(timeout=timeout)
        except:
            p.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program; raise CalledProcessError if its exit code is not zero."""
    if code := call(*popenargs, **kwargs):
        named = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if named is None else named)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program and return its output; raise CalledProcessError if its exit code is not zero."""
    for kw in ("stdout", "check"):
        if kw in kwargs:
            raise ValueError(f"{kw} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        # As an empty input, of the right type.
        text = kwargs.get("universal_newlines") or kwargs.get("text") or kwargs.get("encoding") or kwargs.get("errors")
        kwargs["input"] = "" if text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program, wait for its end, and return a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = PIPE
        kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        retcode = process.poll()
        if check and retcode:
            raise CalledProcessError(retcode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, retcode, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a command in a shell and return (exit code, output and errors without the last newline)."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        exitcode = 0
    except CalledProcessError as ex:
        data = ex.output
        exitcode = ex.returncode
    if data[-1:] == "\n":
        data = data[:-1]
    return exitcode, data


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a command in a shell and return its output and errors, without the last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Write a list of arguments as one command line by the rules of Windows."""
    result = []
    for arg in map(os.fsdecode, seq):
        quote = " " in arg or "\t" in arg or not arg
        out = ['"'] if quote else []
        backslashes = 0
        for c in arg:
            if c == "\\":
                backslashes += 1
                continue
            if c == '"':
                out.append("\\" * (backslashes * 2 + 1) + '"')
            else:
                out.append("\\" * backslashes + c)
            backslashes = 0
        out.append("\\" * (backslashes * 2 if quote else backslashes))
        if quote:
            out.append('"')
        result.append("".join(out))
    return " ".join(result)


_active = []  # programs that still ran when their Popen was dropped


def _cleanup():
    """Forget the programs of _active that have ended."""
    for p in _active[:]:
        if p.poll() is not None:
            try:
                _active.remove(p)
            except ValueError:
                pass  # another thread was faster


class Popen:
    """A program that was started."""

    __class_getitem__ = classmethod(types.GenericAlias)
    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        self.returncode = None
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if stdout is STDOUT:
            raise ValueError("STDOUT can only be used for stderr")
        if not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if pass_fds and not close_fds:
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        if preexec_fn is not None:
            raise SubprocessError("preexec_fn is not supported: the process cannot be forked")
        self.args = args
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. "
                                  "Pass one or the other.")
        self.text_mode = encoding or errors or text or universal_newlines
        line_buffering = False
        if self.text_mode and bufsize == 1:
            line_buffering = True
            bufsize = -1
        elif bufsize == 1 and not self.text_mode:
            warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                          RuntimeWarning, stacklevel=2)
            bufsize = -1
        uid = self._user_id(user)
        gid = self._group_id(group)
        groups = self._extra_group_ids(extra_groups)
        child_fds, parent, opened = self._make_pipes(stdin, stdout, stderr)
        try:
            self._start(args, executable, cwd, env, shell, start_new_session, pass_fds, child_fds,
                        -1 if process_group is None else process_group, uid, gid, groups, umask)
        except:
            for fd in opened + [fd for fd in parent if fd != -1]:
                try:
                    os.close(fd)
                except OSError:
                    pass
            raise
        for fd in opened:
            os.close(fd)
        for name, fd, mode in (("stdin", parent[0], "wb"), ("stdout", parent[1], "rb"), ("stderr", parent[2], "rb")):
            if fd == -1:
                continue
            f = io.open(fd, mode, bufsize)
            if self.text_mode:
                if name == "stdin":
                    f = io.TextIOWrapper(f, write_through=bufsize == 0 or line_buffering, line_buffering=line_buffering,
                                         encoding=encoding, errors=errors)
                else:
                    f = io.TextIOWrapper(f, encoding=encoding, errors=errors)
            setattr(self, name, f)

    @staticmethod
    def _user_id(user):
        if user is None:
            return -1
        if isinstance(user, str):
            import pwd
            return pwd.getpwnam(user).pw_uid
        if isinstance(user, int):
            if user < 0:
                raise ValueError(f"User ID cannot be negative, got {user}")
            return user
        raise TypeError("User must be a string or an integer")

    @classmethod
    def _extra_group_ids(cls, groups):
        if isinstance(groups, str):
            raise ValueError("Groups must be a list, not a string")
        if groups is None:
            return None
        for group in groups:
            if not isinstance(group, (str, int)):
                raise TypeError("Items in extra_groups must be a string or integer")
        return [cls._group_id(group) for group in groups]

    @staticmethod
    def _group_id(group):
        if group is None:
            return -1
        if isinstance(group, str):
            import grp
            return grp.getgrnam(group).gr_gid
        if isinstance(group, int):
            if group < 0:
                raise ValueError(f"Group ID cannot be negative, got {group}")
            return group
        raise TypeError("Group must be a string or an integer, not {}".format(type(group)))

    def _make_pipes(self, stdin, stdout, stderr):
        """The child's numbers 0, 1, 2; the parent's ends of pipes; what is to be closed after the start."""
        child, parent, opened = [0, 1, 2], [-1, -1, -1], []
        for i, stream in enumerate((stdin, stdout, stderr)):
            if stream is None:
                continue
            if stream == PIPE and isinstance(stream, int):
                r, w = os.pipe()
                child[i], parent[i] = (r, w) if i == 0 else (w, r)
                if self.pipesize > 0:
                    posix._set_pipe_size(r, self.pipesize)
                opened.append(child[i])
            elif isinstance(stream, int) and stream == DEVNULL:
                fd = os.open(os.devnull, os.O_RDWR)
                child[i] = fd
                opened.append(fd)
            elif isinstance(stream, int) and stream == STDOUT and i == 2:
                child[2] = child[1]
            elif isinstance(stream, int):
                child[i] = stream
            else:
                child[i] = stream.fileno()
        return child, parent, opened

    def _start(self, args, executable, cwd, env, shell, start_new_session, pass_fds, child_fds, process_group, uid, gid,
               groups, umask):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError("path-like args is not allowed when shell is true")
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        for a in args:
            if not isinstance(a, (str, bytes, os.PathLike)):
                raise TypeError("expected str, bytes or os.PathLike object, not " + type(a).__name__)
        environ = None
        if env is not None:
            environ = []
            for k, v in env.items():
                k = os.fsencode(k)
                if b"=" in k:
                    raise ValueError("illegal environment variable name")
                environ.append(k + b"=" + os.fsencode(v))
        executable = os.fsencode(executable)
        if os.path.dirname(executable):
            candidates = [executable]
        else:
            candidates = [os.path.join(os.fsencode(d), executable) for d in os.get_exec_path(env)]
        fds = list(child_fds)
        for fd in sorted(set(map(int, pass_fds))):
            if fd < 0:
                raise ValueError("bad value(s) in fds_to_keep")
            while len(fds) < fd:
                fds.append(-1)
            if fd >= 3:
                fds.append(fd)
        sys.audit("subprocess.Popen", executable, args, cwd, env) if hasattr(sys, "audit") else None
        last = None
        for path in candidates:
            if len(candidates) > 1 and not os.access(path, os.F_OK):
                continue
            try:
                self.pid = posix._spawn(path, args, environ, cwd, fds, start_new_session, process_group, uid, gid,
                                        groups, umask)
                self._child_created = True
                return
            except (FileNotFoundError, NotADirectoryError) as e:
                last = e
            except OSError as e:
                last = e
                if e.errno != errno.EACCES:
                    break
        if last is None:
            last = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if cwd is not None and last.filename == cwd:
            raise last from None
        raise type(last)(last.errno, last.strerror, os.fsdecode(executable)) from None

    def __repr__(self):
        text = f"<{self.__class__.__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    def _set_text_mode(self, value):
        self.text_mode = bool(value)

    universal_newlines = property(lambda self: self.text_mode, _set_text_mode, doc="The older name of text_mode, as a bool.")
    del _set_text_mode

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        try:
            # The input last: what is still to be written to it may not be wanted any more.
            for pipe in self.stdout, self.stderr, self.stdin:
                pipe and pipe.close()
        finally:
            if exc_type is not KeyboardInterrupt:  # which the program has got too
                self.wait()

    def poll(self):
        """The exit code if the program has ended, else None."""
        if self.returncode is None:
            self._wait(0)
        return self.returncode

    def _wait(self, timeout):
        with self._waitpid_lock:
            if self.returncode is not None:
                return
            try:
                status = posix._wait(self.pid, timeout)
            except ChildProcessError:
                # Somebody else has waited for it.
                self.returncode = 0
                return
            if status is not None:
                self.returncode = os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None):
        """Wait for the program's end and return its exit code."""
        if self.returncode is None:
            self._wait(timeout)
            if self.returncode is None:
                raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Send input, read output and errors to their end, wait: (stdout, stderr)."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        deadline = None if timeout is None else time.monotonic() + timeout
        if timeout is None and not self._communication_started and [self.stdin, self.stdout, self.stderr].count(None) >= 2:
            # Only one to care for.
            if self.stdin:
                self._send(input)
            output = tuple([self._read_rest(pipe) for pipe in (self.stdout, self.stderr)])
            self.wait()
            return output
        if not self._communication_started:
            self._communication_started = True
            self._readers = []
            for stream in (self.stdout, self.stderr):
                data = []
                t = None
                if stream:
                    t = threading.Thread(target=self._read_all, args=(stream, data), daemon=True)
                    t.start()
                self._readers.append((t, data))
            self._writer = None
            if self.stdin:
                self._writer = threading.Thread(target=self._send, args=(input,), daemon=True)
                self._writer.start()
        for t in [t for t, data in self._readers] + [self._writer]:
            if t is None:
                continue
            t.join(None if deadline is None else max(0, deadline - time.monotonic()))
            if t.is_alive():
                raise TimeoutExpired(self.args, timeout,
                                     output=self._partial(0), stderr=self._partial(1))
        self.wait(None if deadline is None else max(0, deadline - time.monotonic()))
        out = []
        for t, data in self._readers:
            if t is None:
                out.append(None)
                continue
            value = b"".join(data)
            stream = self.stdout if len(out) == 0 else self.stderr
            if self.text_mode:
                value = value.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")
            out.append(value)
            if not stream.closed:
                stream.close()
        return tuple(out)

    def _partial(self, i):
        t, data = self._readers[i]
        return b"".join(data) if t is not None and data else None

    @staticmethod
    def _read_rest(pipe):
        if not pipe:
            return None
        rest = pipe.read()
        pipe.close()
        return rest

    @staticmethod
    def _read_all(stream, data):
        raw = stream.buffer if hasattr(stream, "buffer") else stream
        read = getattr(raw, "read1", raw.read)
        try:
            while chunk := read(65536):
                data.append(chunk)
        except (ValueError, OSError):
            pass  # closed meanwhile

    def _send(self, input):
        try:
            if input:
                self.stdin.write(input)
        except BrokenPipeError:
            pass
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def send_signal(self, sig):
        """Send a signal to the program, unless it has ended."""
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass  # it has ended just now

    def terminate(self):
        """Ask the program to end: SIGTERM."""
        self.send_signal(_SIGTERM)

    def kill(self):
        """End the program: SIGKILL."""
        self.send_signal(_SIGKILL)

    def __del__(self, _warn=warnings.warn):
        if not self._child_created:
            return
        if self.returncode is None:
            _warn("subprocess %s is still running" % self.pid, ResourceWarning, source=self)
            if self.poll() is None:
                _active.append(self)


def _optim_args_from_interpreter_flags():
    """The options that give another interpreter the optimisation level of this one."""
    return ["-" + "O" * sys.flags.optimize] if sys.flags.optimize > 0 else []


def _args_from_interpreter_flags():
    """The options that give another interpreter the flags of this one."""
    opts = {"debug": "d", "dont_write_bytecode": "B", "no_site": "S", "verbose": "v", "bytes_warning": "b", "quiet": "q"}
    args = _optim_args_from_interpreter_flags()
    if sys.flags.isolated:
        args.append("-I")
    else:
        if sys.flags.ignore_environment:
            args.append("-E")
        if sys.flags.no_user_site:
            args.append("-s")
        if sys.flags.safe_path:
            args.append("-P")
    for flag, opt in opts.items():
        value = getattr(sys.flags, flag)
        if value > 0:
            args.append("-" + opt * value)
    for opt in sys.warnoptions:
        args.append("-W" + opt)
    return args
