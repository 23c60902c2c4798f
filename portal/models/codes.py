"""Codes with rules of their own: record codes, local government codes, corporate numbers."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

validate_record_code = RegexValidator(
    r"\A[0-9A-Za-z][0-9A-Za-z_-]*\Z",
    _("Use half-width letters and digits, with - or _ between them."),
)


def local_government_check_digit(code5: str) -> int:
    """Return the sixth digit of a local government code from its first five (総務省 modulus 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(code5, (6, 5, 4, 3, 2), strict=True))
    return (11 - total % 11) % 10 if total >= 11 else (11 - total) % 10


def corporate_check_digit(digits12: str) -> int:
    """Return the first digit of a corporate number from the other twelve (国税庁 modulus 9)."""
    total = sum(
        int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(reversed(digits12), 1)
    )
    return 9 - total % 9


def _is_digits(value: str, length: int) -> bool:
    return len(value) == length and value.isascii() and value.isdigit()


def validate_local_government_code(value: str) -> None:
    """Raise ValidationError unless ``value`` is six digits with a right check digit."""
    if not _is_digits(value, 6) or int(value[5]) != local_government_check_digit(value[:5]):
        raise ValidationError(
            _("%(value)s is not a local government code of six digits."), params={"value": value}
        )


def validate_corporate_number(value: str) -> None:
    """Raise ValidationError unless ``value`` is thirteen digits with a right check digit."""
    if not _is_digits(value, 13) or int(value[0]) != corporate_check_digit(value[1:]):
        raise ValidationError(
            _("%(value)s is not a corporate number of thirteen digits."), params={"value": value}
        )
