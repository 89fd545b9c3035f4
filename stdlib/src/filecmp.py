"""Compare files and folders."""

import os
import stat
from types import GenericAlias

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

_cache = {}
BUFSIZE = 8 * 1024

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]


def clear_cache():
    """Forget the results of cmp()."""
    _cache.clear()


def cmp(f1, f2, shallow=True):
    """Whether two files are equal; with shallow, type, size and time of change alike are enough."""
    kinds = [_sig(os.stat(f)) for f in (f1, f2)]
    if any([kind != stat.S_IFREG for kind, _, _ in kinds]):
        return False
    if shallow and kinds[0] == kinds[1]:
        return True
    if kinds[0][1] != kinds[1][1]:
        return False
    key = f1, f2, *kinds
    if key not in _cache:
        outcome = _do_cmp(f1, f2)
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = outcome
    return _cache[key]


def _sig(st):
    return stat.S_IFMT(st.st_mode), st.st_size, st.st_mtime


def _do_cmp(f1, f2):
    """Compare the contents."""
    with open(f1, "rb") as first, open(f2, "rb") as second:
        piece = None
        while piece != b"":
            piece = first.read(BUFSIZE)
            if piece != second.read(BUFSIZE):
                return False
    return True


class dircmp:
    """The comparison of two folders: what is in both, in one only, equal, different."""

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    # What is asked for is found out when it is asked for, in the step that methodmap names.

    def phase0(self):
        """List the folders."""
        skipped = {*self.hide, *self.ignore}
        self.left_list, self.right_list = [
            sorted([name for name in os.listdir(folder) if name not in skipped]) for folder in (self.left, self.right)]

    def phase1(self):
        """Find out which names are in both."""
        left, right = [{os.path.normcase(name): name for name in names} for names in (self.left_list, self.right_list)]
        self.common = [name for key, name in left.items() if key in right]
        self.left_only = [name for key, name in left.items() if key not in right]
        self.right_only = [name for key, name in right.items() if key not in left]

    def phase2(self):
        """Sort the common names by what they stand for."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        kinds = {stat.S_IFDIR: self.common_dirs, stat.S_IFREG: self.common_files}
        for name in self.common:
            try:
                left, right = [stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode)
                               for folder in (self.left, self.right)]
            except (OSError, ValueError):
                left = right = None
            (kinds.get(left, self.common_funny) if left == right else self.common_funny).append(name)

    def phase3(self):
        """Compare the common files."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files, self.shallow)

    def phase4(self):
        """Make the comparisons of the common folders."""
        self.subdirs = {name: type(self)(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore,
                                         self.hide, shallow=self.shallow) for name in self.common_dirs}

    def phase4_closure(self):
        self.phase4()
        for below in self.subdirs.values():
            below.phase4_closure()

    def report(self):
        """Print what the comparison of the two folders gives."""
        print("diff", self.left, self.right)
        for title, names in (("Only in " + str(self.left), self.left_only), ("Only in " + str(self.right), self.right_only),
                             ("Identical files", self.same_files), ("Differing files", self.diff_files),
                             ("Trouble with common files", self.funny_files),
                             ("Common subdirectories", self.common_dirs), ("Common funny cases", self.common_funny)):
            if names:
                names.sort()
                print(title, ":", names)

    def report_partial_closure(self):
        """Print the comparison of the folders and of those in both."""
        self.report()
        for sd in self.subdirs.values():
            print()
            sd.report()

    def report_full_closure(self):
        """Print the comparison of the whole trees."""
        self.report()
        for sd in self.subdirs.values():
            print()
            sd.report_full_closure()

    methodmap = dict(subdirs=phase4, same_files=phase3, diff_files=phase3, funny_files=phase3, common_dirs=phase2,
                     common_files=phase2, common_funny=phase2, common=phase1, left_only=phase1, right_only=phase1,
                     left_list=phase0, right_list=phase0)

    def __getattr__(self, attr):
        step = self.methodmap.get(attr)
        if step is None:
            raise AttributeError(attr)
        step(self)
        return vars(self)[attr]

    __class_getitem__ = classmethod(GenericAlias)


def cmpfiles(a, b, common, shallow=True):
    """Compare files of two folders; return the lists of those that are equal, different, or cannot be compared."""
    equal, different, failed = [], [], []
    for name in common:
        try:
            found = equal if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else different
        except (OSError, ValueError):
            found = failed
        found.append(name)
    return equal, different, failed
