"""The refusal of a file that cannot be read as text."""


class TextRefused(ValueError):
    """A file without readable text; the message is the sentence that the person reads."""
