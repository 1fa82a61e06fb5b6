"""How large a file is, in words."""

_STEP = 1024


def in_words(size):
    """Return `size` in bytes as "31 MB", "1,5 MB", "640 KB": rounded up from 10 on, so that "20 MB" never hides a file over the limit."""
    if size < _STEP * _STEP:
        return f"{max(1, -(-size // _STEP))} KB"
    tenths = -(-size * 10 // (_STEP * _STEP))
    if tenths >= 100:
        return f"{-(-tenths // 10)} MB"
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest} MB" if rest else f"{whole} MB"
