"""The people of an authority: who holds which role, from when to when; appoint, end, hand over."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from emulation import clock
from emulation.accounts.actions import appoint, create_user, end_appointment, hand_over, new_password, reset_password, set_contact
from emulation.accounts.doors import require, seen
from emulation.accounts.forms import AppointmentForm, ContactForm, EndForm, HandOverForm, UserForm
from emulation.accounts.list_sheet import APPOINTMENTS
from emulation.accounts.models import Appointment
from emulation.formats import exports
from emulation.search.text import clean_query, fold
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace

REASON = "Chỉ Thường trực Hội đồng và quản trị hệ thống quản lý nhân sự."


@require_safe
def appointment_list(request):
    """Every appointment of the tree that counts today, or the past ones; search without marks."""
    require(request.user, "accounts.appoint", sentence=REASON)
    query, past = clean_query(request.GET.get("q", "")), request.GET.get("past") == "1"
    rows = Appointment.objects.visible_to(request.user).select_related("user", "unit")
    today = clock.today()
    rows = rows.filter(valid_to__lt=today) if past else rows.valid_on(today) | rows.filter(valid_from__gt=today)
    if query:
        rows = rows.filter(user__search_key__contains=fold(query)) | rows.filter(unit__search_key__contains=fold(query))
    if exports.asked(request):
        narrowed = [query and f"tên có “{request.GET['q'].strip()}”", "đã kết thúc" if past else "đang có hiệu lực"]
        return exports.answer(request, APPOINTMENTS, rows, day=today, filters=narrowed)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {"page": page, "query": query, "past": past, "pager_query": urlencode({"q": query} | ({"past": "1"} if past else {}))}
    return render(request, "accounts/appointment_list.html", context)


@require_http_methods(["GET", "POST"])
def appointment_create(request):
    require(request.user, "accounts.appoint", sentence=REASON)
    initial = {"valid_from": clock.today(), "user": request.GET.get("user"), "unit": request.GET.get("unit")}
    form = AppointmentForm(request.POST or None, user=request.user, day=clock.today(), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = appoint(**form.cleaned_data, by=request.user, now=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã phân công {made.user.full_name}.")
            return redirect("accounts:appointment-detail", made.pk)
    return render(request, "accounts/appointment_form.html", {"form": form, "title": "Phân công người", "verb": "Phân công"})


@require_http_methods(["GET", "POST"])
def user_create(request):
    """Add a person with a password made here and shown once; rights come only with an appointment."""
    require(request.user, "accounts.appoint", sentence=REASON)
    form = UserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = new_password()
        person = create_user(**form.cleaned_data, password=password)
        return render(request, "accounts/user_created.html", {"person": person, "password": password})
    return render(request, "accounts/appointment_form.html", {"form": form, "title": "Thêm người", "verb": "Thêm người"})


@require_safe
def appointment_detail(request, pk):
    appointment = seen(Appointment.objects.select_related("user", "unit", "successor__user"), request.user, pk=pk)
    context = {
        "appointment": appointment,
        "history": Trace.objects.of(appointment),
        "may_change": request.user.has_perm("accounts.appoint", appointment),
        "may_contact": request.user.pk == appointment.user_id or request.user.has_perm("accounts.appoint", appointment),
        "may_reset": request.user.has_perm("accounts.manage_users", appointment.user),
    }
    return render(request, "accounts/appointment_detail.html", context)


@require_http_methods(["GET", "POST"])
def appointment_end(request, pk):
    appointment = seen(Appointment.objects.select_related("user", "unit"), request.user, pk=pk)
    require(request.user, "accounts.appoint", appointment, REASON)
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            end_appointment(appointment, last_day=form.cleaned_data["last_day"], by=request.user, now=clock.now())
        except Refused as refusal:
            form.add_error("last_day", str(refusal))
        else:
            messages.success(request, "Đã kết thúc phân công.")
            return redirect("accounts:appointment-detail", pk)
    context = {"form": form, "appointment": appointment, "title": "Kết thúc phân công", "verb": "Kết thúc phân công"}
    return render(request, "accounts/appointment_form.html", context)


@require_http_methods(["GET", "POST"])
def appointment_hand_over(request, pk):
    appointment = seen(Appointment.objects.select_related("user", "unit"), request.user, pk=pk)
    require(request.user, "accounts.appoint", appointment, REASON)
    form = HandOverForm(request.POST or None, user=request.user, appointment=appointment, initial={"first_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            new, moved = hand_over(appointment, **form.cleaned_data, by=request.user, now=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã bàn giao cho {new.user.full_name}, kèm {moved} việc đang phụ trách.")
            return redirect("accounts:appointment-detail", new.pk)
    context = {"form": form, "appointment": appointment, "title": "Bàn giao cho người kế nhiệm", "verb": "Bàn giao"}
    return render(request, "accounts/appointment_form.html", context)


@require_http_methods(["GET", "POST"])
def contact(request, pk):
    """The e-mail address and telephone of the person of the appointment: one's own, or those of the units one manages."""
    appointment = seen(Appointment.objects.select_related("user", "unit"), request.user, pk=pk)
    if appointment.user_id != request.user.pk:
        require(request.user, "accounts.appoint", appointment, REASON)
    form = ContactForm(request.POST or None, initial={"email": appointment.user.email, "phone": appointment.user.phone})
    if request.method == "POST" and form.is_valid():
        try:
            set_contact(appointment, **form.cleaned_data, by=request.user, now=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu thư điện tử, điện thoại.")
            return redirect("accounts:appointment-detail", pk)
    context = {"form": form, "appointment": appointment, "title": "Sửa thư điện tử, điện thoại", "verb": "Lưu"}
    return render(request, "accounts/appointment_form.html", context)


@require_POST
def password_reset(request, pk):
    """Make a new password for the person of the appointment; shown once, like that of a newcomer."""
    appointment = seen(Appointment.objects.select_related("user", "unit"), request.user, pk=pk)
    require(request.user, "accounts.manage_users", appointment.user, "Chỉ quản trị hệ thống được cấp lại mật khẩu.")
    password = reset_password(appointment.user, by=request.user, now=clock.now())
    context = {"person": appointment.user, "password": password, "again": appointment}
    return render(request, "accounts/user_created.html", context)
