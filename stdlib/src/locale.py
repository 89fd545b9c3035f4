"""Conventions of languages and countries for text, numbers and money.

The C library's tables are not here: there are the locales C, POSIX and their UTF-8 forms.
"""

import sys

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "localeconv", "strcoll",
           "strxfrm", "str", "atof", "atoi", "format_string", "currency", "normalize", "LC_CTYPE", "LC_COLLATE",
           "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX", "getencoding", "LC_MESSAGES"]

LC_CTYPE = 0
LC_NUMERIC = 1
LC_TIME = 2
LC_COLLATE = 3
LC_MONETARY = 4
LC_MESSAGES = 5
LC_ALL = 6
CHAR_MAX = 127
Error = type("Error", (Exception,), {"__doc__": "A locale that is not there.", "__module__": "locale"})

_strcoll = None
_NAMES = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")
_current = {category: "C" for category in range(6)}
_current[LC_CTYPE] = "C.UTF-8"

# Items of nl_langinfo().
_items = {}


def _define(first, names, values):
    for i, name in enumerate(names.split()):
        globals()[name] = first + i
        _items[first + i] = values[i] if isinstance(values, list) else values


_define(0x20000, "ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4 ABDAY_5 ABDAY_6 ABDAY_7 DAY_1 DAY_2 DAY_3 DAY_4 DAY_5 DAY_6 DAY_7",
        "Sun Mon Tue Wed Thu Fri Sat Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split())
_define(0x2000E, "ABMON_1 ABMON_2 ABMON_3 ABMON_4 ABMON_5 ABMON_6 ABMON_7 ABMON_8 ABMON_9 ABMON_10 ABMON_11 ABMON_12",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_define(0x2001A, "MON_1 MON_2 MON_3 MON_4 MON_5 MON_6 MON_7 MON_8 MON_9 MON_10 MON_11 MON_12",
        "January February March April May June July August September October November December".split())
_define(0x20026, "AM_STR PM_STR D_T_FMT D_FMT T_FMT T_FMT_AMPM ERA",
        ["AM", "PM", "%a %b %e %H:%M:%S %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p", ""])
_define(0x2002E, "ERA_D_FMT ALT_DIGITS ERA_D_T_FMT ERA_T_FMT", "")
_define(0x10000, "RADIXCHAR THOUSEP", [".", ""])
_define(0x50000, "YESEXPR NOEXPR", ["^[yY]", "^[nN]"])
_define(0x4000F, "CRNCYSTR", ["-"])
_define(14, "CODESET", ["UTF-8"])


def nl_langinfo(key, /):
    """Return the value of an item of the locale."""
    try:
        return _items[key]
    except KeyError:
        raise ValueError("unsupported langinfo constant") from None


def _environ_locale(category):
    import os
    names = ("LC_ALL", _NAMES[category], "LANG") if category < 6 else ("LC_ALL", "LANG")
    for name in names:
        value = os.environ.get(name)
        if value:
            return value
    return "C"


def _supported(name):
    base, _, rest = name.partition(".")
    rest = rest.partition("@")[0]
    if base not in ("C", "POSIX"):
        return None
    if not rest:
        return "C"
    return f"C.{rest}" if rest.lower().replace("-", "") == "utf8" else None


def setlocale(category, locale=None):
    """Set the locale of a category, or return it. A locale that is not there is an Error."""
    if not isinstance(category, int):
        raise TypeError(f"'{type(category).__name__}' object cannot be interpreted as an integer")
    if not 0 <= category <= LC_ALL:
        raise Error("invalid locale category")
    if locale is not None:
        if not isinstance(locale, _builtin_str):
            locale = normalize(_build_localename(locale))
        if "\0" in locale:
            raise ValueError("embedded null character")
        targets = range(6) if category == LC_ALL else (category,)
        if "=" in locale:
            wanted = dict(part.partition("=")[::2] for part in locale.split(";"))
            new = {c: _supported(wanted.get(_NAMES[c], "C")) for c in targets}
        else:
            new = {c: _supported(locale or _environ_locale(c)) for c in targets}
        if None in new.values():
            raise Error("unsupported locale setting")
        _current.update(new)
    if category != LC_ALL:
        return _current[category]
    if len(set(_current.values())) == 1:
        return _current[0]
    return ";".join([f"{name}={_current[c]}" for c, name in enumerate(_NAMES)])


_override_localeconv = {}


def localeconv():
    """Return the conventions for numbers and money."""
    d = {"decimal_point": ".", "thousands_sep": "", "grouping": [], "int_curr_symbol": "", "currency_symbol": "",
         "mon_decimal_point": "", "mon_thousands_sep": "", "mon_grouping": [], "positive_sign": "",
         "negative_sign": "", "int_frac_digits": 127, "frac_digits": 127, "p_cs_precedes": 127,
         "p_sep_by_space": 127, "n_cs_precedes": 127, "n_sep_by_space": 127, "p_sign_posn": 127, "n_sign_posn": 127}
    d.update(_override_localeconv)
    return d


def strcoll(os1, os2, /):
    """Compare two strings by the locale."""
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    """Return a string that compares as the given one does in the locale."""
    if "\0" in string:
        raise ValueError("embedded null character")
    return string


def textdomain(domain, /):
    """Set and return the C library's domain of messages."""
    return domain or "messages"


def gettext(msg, /):
    """Return the C library's translation of a message."""
    return msg


def dgettext(domain, msg, /):
    """Return the C library's translation of a message."""
    return msg


def dcgettext(domain, msg, category, /):
    """Return the C library's translation of a message."""
    return msg


def bindtextdomain(domain, dir, /):
    """Set the folder of the C library's catalogs."""
    if not domain:
        raise Error("domain must be a non-empty string")
    return dir or "/usr/share/locale"


def bind_textdomain_codeset(domain, codeset, /):
    """Set the encoding of the C library's catalogs."""
    return codeset


def _grouping_intervals(grouping):
    last = None
    for interval in grouping:
        if interval == CHAR_MAX:
            return
        if interval == 0:
            if last is None:
                raise ValueError("invalid grouping")
            while True:
                yield last
        yield interval
        last = interval


def _group(s, monetary=False):
    conv = localeconv()
    sep = conv["mon_thousands_sep" if monetary else "thousands_sep"]
    grouping = conv["mon_grouping" if monetary else "grouping"]
    if not grouping:
        return s, 0
    if s[-1] == " ":
        stripped = s.rstrip()
        right = s[len(stripped):]
        s = stripped
    else:
        right = ""
    left = ""
    groups = []
    for interval in _grouping_intervals(grouping):
        if not s or s[-1] not in "0123456789":
            left = s
            s = ""
            break
        groups.append(s[-interval:])
        s = s[:-interval]
    if s:
        groups.append(s)
    groups.reverse()
    return left + sep.join(groups) + right, len(sep) * (len(groups) - 1)


def _strip_padding(s, amount):
    left = 0
    while amount and s[left] == " ":
        left += 1
        amount -= 1
    right = len(s) - 1
    while amount and s[right] == " ":
        right -= 1
        amount -= 1
    return s[left:right + 1]


def _format(percent, value, grouping=False, monetary=False, *additional):
    formatted = percent % ((value, *additional) if additional else value)
    if percent[-1] in "eEfFgGdiu":
        formatted = _localize(formatted, grouping, monetary)
    return formatted


def _localize(formatted, grouping=False, monetary=False):
    if "." in formatted:
        seps = 0
        parts = formatted.split(".")
        if grouping:
            parts[0], seps = _group(parts[0], monetary=monetary)
        point = localeconv()["mon_decimal_point" if monetary else "decimal_point"]
        formatted = point.join(parts)
    else:
        seps = 0
        if grouping:
            formatted, seps = _group(formatted, monetary=monetary)
    if seps:
        formatted = _strip_padding(formatted, seps)
    return formatted


def format_string(f, val, grouping=False, monetary=False):
    """Format with % as the locale has it."""
    import re
    from collections.abc import Mapping
    pattern = re.compile(r"%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]")
    percents = list(pattern.finditer(f))
    new_f = pattern.sub("%s", f)
    if isinstance(val, Mapping):
        new_val = []
        for p in percents:
            if p.group()[-1] == "%":
                new_val.append("%")
            else:
                new_val.append(_format(p.group(), val, grouping, monetary))
    else:
        if not isinstance(val, tuple):
            val = (val,)
        new_val = []
        i = 0
        for p in percents:
            if p.group()[-1] == "%":
                new_val.append("%")
            else:
                stars = p.group("modifiers").count("*")
                new_val.append(_format(p.group(), val[i], grouping, monetary, *val[i + 1:i + 1 + stars]))
                i += 1 + stars
    return new_f % tuple(new_val)


def currency(val, symbol=True, grouping=False, international=False):
    """Format an amount of money as the locale has it."""
    conv = localeconv()
    digits = conv["int_frac_digits" if international else "frac_digits"]
    if digits == 127:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    s = _localize(f"{abs(val):.{digits}f}", grouping, monetary=True)
    s = "<" + s + ">"
    if symbol:
        smb = conv["int_curr_symbol" if international else "currency_symbol"]
        precedes = conv["n_cs_precedes" if val < 0 else "p_cs_precedes"]
        separated = conv["n_sep_by_space" if val < 0 else "p_sep_by_space"]
        if precedes:
            s = smb + (" " if separated else "") + s
        else:
            if international and smb[-1] == " ":
                smb = smb[:-1]
            s = s + (" " if separated else "") + smb
    where = conv["n_sign_posn" if val < 0 else "p_sign_posn"]
    sign = conv["negative_sign" if val < 0 else "positive_sign"]
    if where == 0:
        s = "(" + s + ")"
    elif where == 1:
        s = sign + s
    elif where == 2:
        s = s + sign
    elif where == 3:
        s = s.replace("<", sign)
    elif where == 4:
        s = s.replace(">", sign)
    else:
        s = sign + s
    return s.replace("<", "").replace(">", "")


_builtin_str = str


def str(val):
    """Return the text of a float as the locale has it."""
    return _format("%.12g", val)


def delocalize(string):
    """Make a number in the locale's form one in Python's form."""
    conv = localeconv()
    if conv["thousands_sep"]:
        string = string.replace(conv["thousands_sep"], "")
    if conv["decimal_point"]:
        string = string.replace(conv["decimal_point"], ".")
    return string


def localize(string, grouping=False, monetary=False):
    """Make a number in Python's form one in the locale's form."""
    return _localize(string, grouping, monetary)


def atof(string, func=float):
    """Read a float in the locale's form."""
    return func(delocalize(string))


def atoi(string):
    """Read an int in the locale's form."""
    return int(delocalize(string))


# Names of locales


locale_encoding_alias = {
    "437": "C", "c": "C", "en": "ISO8859-1", "jis": "JIS7", "jis7": "JIS7", "ajec": "eucJP", "koi8c": "KOI8-C",
    "microsoftcp1251": "CP1251", "microsoftcp1255": "CP1255", "microsoftcp1256": "CP1256", "88591": "ISO8859-1",
    "88592": "ISO8859-2", "88595": "ISO8859-5", "885915": "ISO8859-15", "ascii": "ISO8859-1", "latin_1": "ISO8859-1",
    "iso8859_1": "ISO8859-1", "iso8859_10": "ISO8859-10", "iso8859_11": "ISO8859-11", "iso8859_13": "ISO8859-13",
    "iso8859_14": "ISO8859-14", "iso8859_15": "ISO8859-15", "iso8859_16": "ISO8859-16", "iso8859_2": "ISO8859-2",
    "iso8859_3": "ISO8859-3", "iso8859_4": "ISO8859-4", "iso8859_5": "ISO8859-5", "iso8859_6": "ISO8859-6",
    "iso8859_7": "ISO8859-7", "iso8859_8": "ISO8859-8", "iso8859_9": "ISO8859-9", "iso2022_jp": "JIS7",
    "shift_jis": "SJIS", "tactis": "TACTIS", "euc_jp": "eucJP", "euc_kr": "eucKR", "utf_8": "UTF-8",
    "utf8": "UTF-8", "koi8_r": "KOI8-R", "koi8_t": "KOI8-T", "koi8_u": "KOI8-U", "kz1048": "RK1048",
    "cp1251": "CP1251", "cp1255": "CP1255", "cp1256": "CP1256", "gbk": "GBK", "gb2312": "gb2312", "big5": "big5",
}


def _aliases():
    table = {"c": "C", "c.ascii": "C", "c.en": "C", "c.iso88591": "en_US.ISO8859-1", "c.utf8": "C.UTF-8",
             "c_c": "C", "c_c.c": "C", "posix": "C", "posix-utf2": "C", "univ": "en_US.utf", "japanese": "ja_JP.eucJP"}
    languages = {
        "ISO8859-1": """af_ZA br_FR ca_ES da_DK de_DE de_AT de_CH de_BE de_LU en_US en_AU en_BW en_CA en_GB en_HK en_IE
            en_NZ en_PH en_SG en_ZA en_ZW es_ES es_AR es_BO es_CL es_CO es_CR es_DO es_EC es_GT es_HN es_MX es_NI
            es_PA es_PE es_PR es_PY es_SV es_US es_UY es_VE eu_ES fi_FI fo_FO fr_FR fr_BE fr_CA fr_CH fr_LU ga_IE
            gl_ES gv_GB id_ID is_IS it_IT it_CH kl_GL kw_GB ms_MY nb_NO nl_NL nl_BE nn_NO no_NO oc_FR pt_PT pt_BR
            sv_SE sv_FI sq_AL uz_UZ wa_BE""",
        "ISO8859-2": "bs_BA cs_CZ hr_HR hu_HU pl_PL ro_RO sk_SK sl_SI", "ISO8859-3": "mt_MT", "ISO8859-4": "lt_LT",
        "ISO8859-5": "mk_MK", "ISO8859-6": "ar_AA ar_SA ar_EG", "ISO8859-7": "el_GR", "ISO8859-8": "he_IL",
        "ISO8859-9": "tr_TR", "ISO8859-13": "lv_LV mi_NZ", "ISO8859-14": "cy_GB gd_GB", "ISO8859-15": "et_EE",
        "CP1251": "be_BY bg_BG", "KOI8-U": "uk_UA", "eucJP": "ja_JP", "eucKR": "ko_KR", "TCVN": "vi_VN",
        "gb2312": "zh_CN", "big5": "zh_TW zh_HK",
        "UTF-8": """am_ET az_AZ bn_BD bn_IN fa_IR fil_PH gu_IN hi_IN hy_AM kk_KZ kn_IN ky_KG ml_IN mn_MN mr_IN ne_NP
            or_IN pa_IN ru_RU sa_IN si_LK sr_RS ta_IN te_IN ug_CN ur_PK yi_US""",
    }
    for encoding, names in languages.items():
        for name in names.split():
            full = f"{name}.{encoding}"
            table[name.lower()] = full
            table.setdefault(name.partition("_")[0], full)
    for name, code in (("english", "en_GB"), ("german", "de_DE"), ("deutsch", "de_DE"), ("french", "fr_FR"),
                       ("spanish", "es_ES"), ("italian", "it_IT"), ("dutch", "nl_NL"), ("danish", "da_DK"),
                       ("swedish", "sv_SE"), ("norwegian", "no_NO"), ("finnish", "fi_FI"), ("portuguese", "pt_PT"),
                       ("polish", "pl_PL"), ("czech", "cs_CZ"), ("hungarian", "hu_HU"), ("russian", "ru_RU"),
                       ("greek", "el_GR"), ("turkish", "tr_TR"), ("hebrew", "he_IL"), ("korean", "ko_KR")):
        table.setdefault(name, table[code.lower()])
    table["ru_ru"] = table["ru"] = table["russian"] = "ru_RU.UTF-8"
    return table


def __getattr__(name):
    if name == "locale_alias":
        globals()[name] = table = _aliases()
        return table
    if name == "windows_locale":
        return {}
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _replace_encoding(code, encoding):
    lang = code.partition(".")[0]
    norm = encoding
    if norm is not None:
        import encodings
        norm = encodings.normalize_encoding(encoding)
        norm = encodings.aliases.aliases.get(norm.lower(), norm)
    encoding = norm
    norm = norm.lower()
    if norm in locale_encoding_alias:
        encoding = locale_encoding_alias[norm]
    else:
        norm = norm.replace("_", "").replace("-", "")
        encoding = locale_encoding_alias.get(norm, encoding)
    return lang + "." + encoding


def _append_modifier(code, modifier):
    if modifier == "euro":
        if "." not in code:
            return code + ".ISO8859-15"
        _, _, encoding = code.partition(".")
        if encoding in ("ISO8859-15", "UTF-8"):
            return code
        if encoding == "ISO8859-1":
            return _replace_encoding(code, "ISO8859-15")
    return code + "@" + modifier


def normalize(localename):
    """Return a locale's full name, language_TERRITORY.encoding, as far as it is known."""
    code = localename.lower()
    if ":" in code:
        code = code.replace(":", ".")
    code, _, modifier = code.partition("@")
    langname, _, encoding = code.partition(".")
    table = __getattr__("locale_alias") if "locale_alias" not in globals() else globals()["locale_alias"]
    norm = encoding.replace("-", "").replace("_", "") if encoding else encoding
    lookup = langname
    if norm:
        lookup += "." + norm
    if modifier:
        lookup += "@" + modifier
    found = table.get(lookup)
    if found is not None:
        return found
    if modifier:
        found = table.get(langname + ("." + norm if norm else ""))
        if found is not None:
            if "@" not in found:
                return _append_modifier(found, modifier)
            if found.partition("@")[2].lower() == modifier:
                return found
    if encoding:
        found = table.get(langname + ("@" + modifier if modifier else ""))
        if found is not None:
            lang, _, rest = found.partition("@")
            if rest:
                return _replace_encoding(lang, encoding) + "@" + rest
            return _replace_encoding(found, encoding)
        if modifier:
            found = table.get(langname)
            if found is not None:
                return _append_modifier(_replace_encoding(found, encoding), modifier)
    return localename


def _parse_localename(localename):
    code = normalize(localename)
    if "@" in code:
        code, modifier = code.split("@", 1)
        if modifier == "euro" and "." not in code:
            return code, "iso-8859-15"
    if "." in code:
        return tuple(code.split(".")[:2])
    if code == "C":
        return None, None
    if code == "UTF-8":
        return None, "UTF-8"
    raise ValueError("unknown locale: %s" % localename)


def _build_localename(localetuple):
    try:
        language, encoding = localetuple
        if language is None:
            language = "C"
        if encoding is None:
            return language
        return language + "." + encoding
    except (TypeError, ValueError):
        raise TypeError("Locale must be None, a string, or an iterable of two strings -- language code, encoding.") \
            from None


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    """Return the user's (language code, encoding)."""
    import os
    import warnings
    warnings._deprecated("locale.getdefaultlocale",
                         "{name!r} is deprecated and slated for removal in Python {remove}. Use setlocale(), "
                         "getencoding() and getlocale() instead.", remove=(3, 15))
    for variable in envvars:
        localename = os.environ.get(variable)
        if localename:
            if variable == "LANGUAGE":
                localename = localename.split(":")[0]
            break
    else:
        localename = "C"
    return _parse_localename(localename)


def getlocale(category=LC_CTYPE):
    """Return (language code, encoding) of a category."""
    localename = setlocale(category)
    if category == LC_ALL and ";" in localename:
        raise TypeError("category LC_ALL is not supported")
    return _parse_localename(localename)


def getencoding():
    """Return the encoding of the locale."""
    return "UTF-8"


def getpreferredencoding(do_setlocale=True):
    """Return the encoding of text files."""
    return "utf-8" if sys.flags.utf8_mode else getencoding()
