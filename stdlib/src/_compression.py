"""The older place of what compression modules share."""

from compression._common._streams import BUFFER_SIZE, BaseStream, DecompressReader
