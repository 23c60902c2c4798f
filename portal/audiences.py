"""For whom a record is, in a few words that all use: read from what editors write in their own."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Whom a record is for, as search offers it."""

    EVERYONE = "everyone", _("Everyone")
    INFANTS = "infants", _("Infants and toddlers")
    CHILDREN = "children", _("Primary-school children")
    TEENAGERS = "teenagers", _("Secondary-school students")
    ADULTS = "adults", _("Adults")
    PARENTS = "parents", _("Families with children")
    SENIORS = "seniors", _("Older people")
    DISABLED = "disabled", _("People with disabilities")
    FOREIGNERS = "foreigners", _("Foreign residents")


_WORDS = {
    Audience.EVERYONE: r"どなた|誰でも|だれでも|制限なし|地域の人|住む人|市民",
    Audience.INFANTS: r"乳|幼|赤ちゃん|未就学|(?<![0-9])[0-5]歳",
    Audience.CHILDREN: r"小学|小中|子ども|子供|こども|児童|親子|(?<![0-9])(?:[6-9]|1[0-2])歳",
    Audience.TEENAGERS: r"中学|中高|小中|高校|生徒|(?<![0-9])1[3-8]歳",
    Audience.ADULTS: r"以上|大人|成人|一般|社会人|大学",
    Audience.PARENTS: r"保護者|親|子育て|家族|妊",
    Audience.SENIORS: r"高齢|シニア|年配|お年寄り|(?<![0-9])[67][05]歳",
    Audience.DISABLED: r"障害|障がい|障碍",
    Audience.FOREIGNERS: r"外国|日本語を母語としない",
}


def audiences(text: str) -> tuple[str, ...]:
    """The audiences that 対象者 names (``小学生と保護者`` → children, parents); none from none."""
    return tuple(audience.value for audience, words in _WORDS.items() if re.search(words, text))
