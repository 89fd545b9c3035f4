"""What Python 2 called modules and names that have moved: for pickles of the protocols below 3."""

import builtins as _builtins

# Modules: old=new, for reading and writing; for reading only; for writing only.
_moved = """
__builtin__=builtins copy_reg=copyreg Queue=queue SocketServer=socketserver ConfigParser=configparser repr=reprlib
Tkinter=tkinter Tkconstants=tkinter.constants Tkdnd=tkinter.dnd Dialog=tkinter.dialog ScrolledText=tkinter.scrolledtext
tkColorChooser=tkinter.colorchooser tkCommonDialog=tkinter.commondialog tkFileDialog=tkinter.filedialog tkFont=tkinter.font
tkMessageBox=tkinter.messagebox tkSimpleDialog=tkinter.simpledialog ttk=tkinter.ttk _winreg=winreg thread=_thread
dummy_thread=_dummy_thread anydbm=dbm dbhash=dbm.bsd dbm=dbm.ndbm dumbdbm=dbm.dumb gdbm=dbm.gnu xmlrpclib=xmlrpc.client
SimpleXMLRPCServer=xmlrpc.server BaseHTTPServer=http.server httplib=http.client Cookie=http.cookies
cookielib=http.cookiejar urllib2=urllib.request urlparse=urllib.parse robotparser=urllib.robotparser HTMLParser=html.parser
htmlentitydefs=html.entities markupbase=_markupbase commands=subprocess _abcoll=collections.abc
test.test_support=test.support
"""
_moved_only = """
cPickle=pickle StringIO=io cStringIO=io UserDict=collections UserList=collections UserString=collections whichdb=dbm
_elementtree=xml.etree.ElementTree FileDialog=tkinter.filedialog SimpleDialog=tkinter.simpledialog
DocXMLRPCServer=xmlrpc.server SimpleHTTPServer=http.server CGIHTTPServer=http.server
"""
_written_as = "_bz2=bz2 _dbm=dbm _functools=functools _gdbm=gdbm _pickle=pickle"

# Names: the old module, the new one, and old=new, or a name that is the same.
_names = """
__builtin__ builtins xrange=range unichr=chr unicode=str long=int
__builtin__ functools reduce
__builtin__ sys intern
itertools builtins izip=zip imap=map ifilter=filter
itertools itertools ifilterfalse=filterfalse izip_longest=zip_longest
UserDict collections IterableUserDict=UserDict
UserList collections UserList
UserString collections UserString
whichdb dbm whichdb
_socket socket fromfd
_multiprocessing multiprocessing.connection Connection
multiprocessing.process multiprocessing.context Process
multiprocessing.forking multiprocessing.popen_fork Popen
multiprocessing multiprocessing.context AuthenticationError BufferTooShort ProcessError TimeoutError
urllib urllib.error ContentTooShortError
urllib urllib.request getproxies pathname2url url2pathname urlcleanup urlopen urlretrieve
urllib urllib.parse quote_plus quote unquote_plus unquote urlencode
urllib2 urllib.error HTTPError URLError
"""
_names_only = """
__builtin__ builtins basestring=str
exceptions builtins StandardError=Exception
UserDict collections UserDict
socket socket _socketobject=SocketType
"""
_names_written_as = """
__builtin__ _functools reduce
FileDialog tkinter.filedialog FileDialog LoadFileDialog SaveFileDialog
SimpleDialog tkinter.simpledialog SimpleDialog
DocXMLRPCServer xmlrpc.server ServerHTMLDoc XMLRPCDocGenerator DocXMLRPCRequestHandler DocXMLRPCServer DocCGIXMLRPCRequestHandler
SimpleHTTPServer http.server SimpleHTTPRequestHandler
CGIHTTPServer http.server CGIHTTPRequestHandler
socket _socket _socketobject=socket
"""

# Exceptions of Python 3 only, and what is written for them.
_new_exceptions = {"OSError": "BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError "
                              "ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError "
                              "NotADirectoryError PermissionError ProcessLookupError TimeoutError",
                   "ImportError": "ModuleNotFoundError"}
_no_python2 = {"BaseExceptionGroup", "ExceptionGroup", "BlockingIOError", "EncodingWarning", "PythonFinalizationError",
               "RecursionError", "ResourceWarning", "StopAsyncIteration", "WindowsError", "_IncompleteInputError"}


def _pairs(text):
    return [tuple(word.split("=")) for word in text.split()]


def _named(text):
    for line in text.strip().splitlines():
        old, new, *names = line.split()
        for name in names:
            before, _, now = name.partition("=")
            yield (old, before), (new, now or before)


IMPORT_MAPPING = dict(_pairs(_moved) + _pairs(_moved_only))
REVERSE_IMPORT_MAPPING = {new: old for old, new in _pairs(_moved)}
REVERSE_IMPORT_MAPPING.update(_pairs(_written_as))

NAME_MAPPING = dict(_named(_names))
REVERSE_NAME_MAPPING = {new: old for old, new in NAME_MAPPING.items()}
NAME_MAPPING.update(_named(_names_only))
REVERSE_NAME_MAPPING.update((new, old) for old, new in _named(_names_written_as))

PYTHON3_OSERROR_EXCEPTIONS = tuple(_new_exceptions["OSError"].split())
PYTHON3_IMPORTERROR_EXCEPTIONS = tuple(_new_exceptions["ImportError"].split())
MULTIPROCESSING_EXCEPTIONS = ("AuthenticationError", "BufferTooShort", "ProcessError", "TimeoutError")
PYTHON2_EXCEPTIONS = tuple(sorted(
    name for name, value in vars(_builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException) and name not in _no_python2
    and name not in PYTHON3_OSERROR_EXCEPTIONS and name not in PYTHON3_IMPORTERROR_EXCEPTIONS))

for _name in PYTHON2_EXCEPTIONS:
    NAME_MAPPING["exceptions", _name] = "builtins", _name
    REVERSE_NAME_MAPPING["builtins", _name] = "exceptions", _name
for _written, _texts in _new_exceptions.items():
    for _name in _texts.split():
        REVERSE_NAME_MAPPING["builtins", _name] = "exceptions", _written
