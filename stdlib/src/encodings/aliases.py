"""Other names of encodings: aliases maps them to the names of codecs."""

import _codecs

aliases = _codecs._aliases()
