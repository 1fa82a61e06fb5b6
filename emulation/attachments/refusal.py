"""What a file is refused with."""


class UploadRefused(Exception):
    """A file that is not taken in; `sentence` tells the person why and what to do."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence
