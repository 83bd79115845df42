"""What columns of several tables hold: their lengths, and the form of a date."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

PARTIAL_DATE = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"  # 2021, 2021-02, 2021-02-24 or nothing
TITLE_LENGTH = 500  # characters; the longest title of 69,783 news items has 113
REASON_LENGTH = 500  # characters
NAME_LENGTH = 200  # characters, for names of people, places, occasions and sites

is_partial_date = RegexValidator(PARTIAL_DATE, _("日期写作 2021、2021-02 或 2021-02-24。"))
