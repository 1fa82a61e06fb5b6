"""The desk of the office over one submitted paper: every place of it with what was asked there, what is being written, and the box for more."""

from dataclasses import dataclass, field

from campaigns.obligations.remark_forms import CommentTextForm


@dataclass(kw_only=True)
class Place:
    """`box` is the id of the place on the page, `verb` the words of the button, `named` the hidden values that say which place it is.

    `asked` are the remarks of the last return, `drafts` pairs of a remark that was not sent and its form, `form` the one for a new remark.
    """

    box: str
    title: str
    verb: str
    named: dict
    said: dict | None = None
    asked: list = field(default_factory=list)
    drafts: list = field(default_factory=list)
    form: object = None


class Desk:
    """Lays out the places of one paper for one reader of the office.

    `asked` are the remarks of the last return as read (each with its `comment`), `drafts` those not sent yet, `refused` is a remark
    (None: a new one) and its form. A room says in `address_of(comment)` which place a remark is about, and in `form_class` how one is written.
    """

    form_class = CommentTextForm

    def __init__(self, user, *, asked, drafts, writable, refused=(None, None)):
        self._user, self._asked, self._drafts, self._writable, self._refused = user, asked, drafts, writable, refused
        self._laid = set()

    @staticmethod
    def address_of(comment):
        """Return what tells the place of a remark from the others of the paper."""
        raise NotImplementedError

    @property
    def unsent(self):
        """How many remarks would go along with a return."""
        return len(self._drafts)

    def lay(self, address, box, title, verb, named, said=None):
        """Return the Place at `address` with its remarks; `named` (a dict of texts) says in a form which place it is."""
        self._laid.add(address)
        here = Place(box=box, title=title, verb=verb, named=named, said=said, **self._remarks(lambda comment: self.address_of(comment) == address))
        here.form = self._new_form(box, named) if self._writable else None
        return here

    def lay_gone(self, title):
        """Return the Place of the remarks whose own place is not in the copy any more; to be called last."""
        return Place(box="cho-gone", title=title, verb="", named={}, **self._remarks(lambda comment: self.address_of(comment) not in self._laid))

    def _remarks(self, here):
        asked = [remark for remark in self._asked if here(remark.comment)]
        drafts = [(comment, self._form_of(comment) if self._writable else None) for comment in self._drafts if here(comment)]
        return {"asked": asked, "drafts": drafts}

    def _form_of(self, comment):
        if self._refused[0] == comment:
            return self._refused[1]
        return CommentTextForm(user=self._user, initial={"text": comment.text}, auto_id=f"id_nx{comment.pk}_%s")

    def _new_form(self, box, named):
        comment, form = self._refused
        if form is not None and comment is None and all(form.data.get(name, "") == value for name, value in named.items()):
            return form
        return self.form_class(user=self._user, auto_id=f"id_nx_{box}_%s")
