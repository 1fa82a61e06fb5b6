"""Forms of the accounts: sign-in, password, appointment, hand-over."""

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password

from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.search.forms import BorderForm, VnDateField
from emulation.search.text import nfc
from emulation.units.models import Unit


class SignInForm(BorderForm):
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        error_messages={"required": "Nhập tên đăng nhập"},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        error_messages={"required": "Nhập mật khẩu"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.user = request, None

    def clean(self):
        data = super().clean()
        if data.get("username") and data.get("password"):
            self.user = authenticate(self.request, username=data["username"], password=data["password"])
            if self.user is None:
                raise forms.ValidationError("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại, hoặc gọi Cơ quan Thường trực để cấp lại.")
        return data


class PasswordForm(BorderForm):
    current = forms.CharField(
        label="Mật khẩu đang dùng",
        strip=False,
        error_messages={"required": "Nhập mật khẩu đang dùng"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text="Ít nhất 12 ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
        error_messages={"required": "Nhập mật khẩu mới"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_current(self):
        if not self.user.check_password(nfc(self.cleaned_data["current"])):
            raise forms.ValidationError("Mật khẩu đang dùng chưa đúng")
        return self.cleaned_data["current"]

    def clean_new(self):
        password = nfc(self.cleaned_data["new"])
        if len(password) < 12:
            raise forms.ValidationError("Mật khẩu mới phải có ít nhất 12 ký tự")
        try:
            validate_password(password, self.user)
        except forms.ValidationError as error:
            raise forms.ValidationError("Mật khẩu này dễ đoán. Chọn một câu khác, không giống tên đăng nhập") from error
        return password


class UserForm(BorderForm):
    full_name = forms.CharField(label="Họ và tên", max_length=120, error_messages={"required": "Nhập họ và tên"})
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{2,59}$",
        label="Tên đăng nhập",
        help_text="Chữ thường không dấu, chữ số, dấu chấm; ví dụ songray.vt",
        error_messages={"required": "Nhập tên đăng nhập", "invalid": "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm, ít nhất 3 ký tự"},
    )
    email = forms.EmailField(label="Thư điện tử", required=False, error_messages={"invalid": "Nhập thư điện tử theo dạng ten@coquan.gov.vn"})
    phone = forms.CharField(label="Điện thoại", max_length=40, required=False)

    def clean_username(self):
        username = self.cleaned_data["username"]
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError("Tên đăng nhập này đã có người dùng. Thêm số hoặc tên đơn vị vào")
        return username


class ContactForm(BorderForm):
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        help_text="Thư nhắc việc gửi đến địa chỉ này. Để trống thì chỉ báo trên hệ thống",
        error_messages={"invalid": "Nhập thư điện tử theo dạng ten@coquan.gov.vn"},
    )
    phone = forms.CharField(label="Điện thoại", max_length=40, required=False)


class AppointmentForm(BorderForm):
    user = forms.ModelChoiceField(User.objects.none(), label="Người", error_messages={"required": "Chọn người được phân công"})
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị", error_messages={"required": "Chọn đơn vị"})
    role = forms.ChoiceField(label="Vai trò", choices=[("", "Chọn vai trò"), *Role.choices], error_messages={"required": "Chọn vai trò"})
    title = forms.CharField(label="Chức vụ", max_length=120, required=False, help_text="Ví dụ: Trưởng phòng Nội vụ")
    acting = forms.BooleanField(label="Quyền hoặc phụ trách thay", required=False)
    valid_from = VnDateField(label="Từ ngày", error_messages={"required": "Nhập ngày bắt đầu theo dạng 20/6/2023"})
    valid_to = VnDateField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa biết")

    def __init__(self, *args, user, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.to_appoint(user)
        roots = Unit.objects.none()
        for seat in user.seats_with("accounts.appoint"):
            roots = roots | Unit.objects.filter(path__startswith=seat.authority.path)
        self.fields["unit"].queryset = roots.valid_on(day).order_by("sort_key")

    def clean(self):
        data = super().clean()
        if data.get("valid_from") and data.get("valid_to") and data["valid_to"] < data["valid_from"]:
            self.add_error("valid_to", "Ngày kết thúc phải từ ngày bắt đầu trở đi")
        return data


class EndForm(BorderForm):
    last_day = VnDateField(label="Ngày cuối cùng giữ vai trò", error_messages={"required": "Nhập ngày cuối cùng theo dạng 20/6/2023"})


class HandOverForm(BorderForm):
    successor = forms.ModelChoiceField(User.objects.none(), label="Người nhận bàn giao", error_messages={"required": "Chọn người nhận bàn giao"})
    first_day = VnDateField(label="Nhận từ ngày", error_messages={"required": "Nhập ngày nhận theo dạng 20/6/2023"})
    title = forms.CharField(label="Chức vụ", max_length=120, required=False, help_text="Để trống nếu giữ nguyên chức vụ cũ")
    acting = forms.BooleanField(label="Quyền hoặc phụ trách thay", required=False)

    def __init__(self, *args, user, appointment, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = User.objects.to_appoint(user).exclude(pk=appointment.user_id)
