"""What the pages of remarks share: trying a verb on what was typed, and showing the place again, alone for a script, else on its page."""

from django.contrib import messages
from django.shortcuts import redirect, render

from emulation import clock
from emulation.accounts.doors import attempt
from emulation.workflow.remarks import Answered


def tried(form, verb):
    """Call `verb(cleaned_data)` where the form is valid; return 0 where it went through, else the status of the page that says why not."""
    if not form.is_valid():
        return 422
    return 0 if attempt(form, verb, form.cleaned_data) else 409


def changed(request, form, remark, remarks):
    """Rewrite a remark as posted, or drop it (`drop`); `remarks` are the verbs of its kind. Return the status as `tried` does."""
    if "drop" in request.POST:
        return 0 if attempt(form, remarks.drop, remark, by=request.user) else 409
    return tried(form, lambda said: remarks.rewrite(remark, by=request.user, now=clock.now(), text=said["text"]))


def noted(request, fixes, record, remarks):
    """Write down what the unit ticked and answered, and say so; what somebody else answered meanwhile stays, and is told."""
    if not fixes.is_valid():
        messages.error(request, "Câu trả lời dài quá 600 ký tự nên chưa lưu được. Rút gọn rồi lưu lại.")
        return
    answers, known = fixes.answers(), {"by": request.user, "now": clock.now(), "shown": fixes.shown()}
    try:
        remarks.answer(record, answers, **known)
    except Answered as overtaken:
        messages.error(request, str(overtaken))
        answers = {remark: said for remark, said in answers.items() if remark not in overtaken.remarks}
        if not answers:
            return
        remarks.answer(record, answers, **known)
    messages.success(request, "Đã ghi những chỗ đã sửa.")


def place_again(request, place, address, template, context):
    """Answer a verb that went through: the piece of the page for a script, else the page (`address`) at the place."""
    if request.htmx:
        return piece(request, place, template, context)
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}#{place.box}" if query else f"{address}#{place.box}")


def piece(request, place, template, context, status=200):
    """Draw one place alone, with the new count of remarks."""
    return render(request, template, context | {"place": place, "alone": True}, status=status)
