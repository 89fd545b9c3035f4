// Package stdlib lists the native modules of the standard library.
package stdlib

import (
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/abc"
	"github.com/hognose/hognose/stdlib/ast"
	"github.com/hognose/hognose/stdlib/atexit"
	"github.com/hognose/hognose/stdlib/binascii"
	"github.com/hognose/hognose/stdlib/bisect"
	"github.com/hognose/hognose/stdlib/codecs"
	"github.com/hognose/hognose/stdlib/collections"
	"github.com/hognose/hognose/stdlib/contextvars"
	"github.com/hognose/hognose/stdlib/csv"
	"github.com/hognose/hognose/stdlib/datetime"
	"github.com/hognose/hognose/stdlib/decimal"
	"github.com/hognose/hognose/stdlib/errno"
	"github.com/hognose/hognose/stdlib/functools"
	"github.com/hognose/hognose/stdlib/gc"
	"github.com/hognose/hognose/stdlib/hashlib"
	"github.com/hognose/hognose/stdlib/heapq"
	"github.com/hognose/hognose/stdlib/interpreters"
	"github.com/hognose/hognose/stdlib/io"
	"github.com/hognose/hognose/stdlib/itertools"
	"github.com/hognose/hognose/stdlib/json"
	"github.com/hognose/hognose/stdlib/math"
	"github.com/hognose/hognose/stdlib/operator"
	"github.com/hognose/hognose/stdlib/posix"
	"github.com/hognose/hognose/stdlib/queue"
	"github.com/hognose/hognose/stdlib/random"
	"github.com/hognose/hognose/stdlib/re"
	"github.com/hognose/hognose/stdlib/signal"
	"github.com/hognose/hognose/stdlib/strings"
	"github.com/hognose/hognose/stdlib/structs"
	"github.com/hognose/hognose/stdlib/thread"
	"github.com/hognose/hognose/stdlib/time"
	"github.com/hognose/hognose/stdlib/tokenize"
	"github.com/hognose/hognose/stdlib/weakref"
)

// Natives returns the native modules, for runtime.Options.
func Natives() []*py.ModuleDef {
	return []*py.ModuleDef{
		abc.Module,
		ast.Module,
		atexit.Module,
		binascii.Module,
		bisect.Module,
		collections.Module,
		contextvars.Module,
		csv.Module,
		datetime.Module,
		datetime.Private,
		decimal.Module,
		functools.Module,
		codecs.Module,
		errno.Module,
		gc.Module,
		hashlib.Blake2,
		hashlib.Hashes,
		hashlib.MD5,
		hashlib.SHA1,
		hashlib.SHA2,
		hashlib.SHA3,
		interpreters.Module,
		interpreters.Queues,
		heapq.Module,
		itertools.Module,
		json.Module,
		io.Module,
		posix.Module,
		math.Module,
		operator.Module,
		operator.Private,
		py.TypingModule,
		queue.Module,
		random.Module,
		re.Module,
		signal.Module,
		strings.Module,
		strings.TemplateLib,
		structs.Module,
		thread.Module,
		time.Module,
		tokenize.Module,
		weakref.Module,
	}
}
