"""PDFs: readable without a password, without code, without files inside. The parsing happens in a child with little memory and time."""

import json
import subprocess  # the child is this project's own script, started without a shell
import sys
from pathlib import Path

from emulation.attachments.refusal import UploadRefused

_PROBE = Path(__file__).with_name("pdf_probe.py")
_SECONDS = 20
_SENTENCES = {
    "password": "Tệp PDF có mật khẩu. Bỏ mật khẩu rồi gửi lại",
    "broken": "Tệp PDF hỏng hoặc tải lên chưa trọn. In lại thành PDF rồi gửi lại",
    "no_pages": "Tệp PDF không có trang nào. Chọn tệp khác",
    "code": "Tệp PDF có chứa mã lệnh. In lại thành PDF rồi gửi lại",
    "files": "Tệp PDF có kèm tệp khác bên trong. Gửi riêng từng tệp",
    "heavy": "Tệp PDF quá phức tạp, không mở được. In lại thành PDF rồi gửi lại",
}


def inspect_pdf(path):
    """Return the number of pages of the PDF at `path`. Raises UploadRefused. The file is never saved again: signatures stay whole."""
    command = [sys.executable, "-I", str(_PROBE), str(path)]
    try:
        child = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, env={})  # noqa: S603  fixed command, no shell
        answer = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        answer = {"refused": "heavy"}  # too slow, or ended by its limits
    if "refused" in answer:
        raise UploadRefused(_SENTENCES[answer["refused"]])
    return answer["pages"]
