"""What somebody may do with a page, asked of the database only where the page cannot tell."""

from __future__ import annotations

from wagtail.models import PagePermissionTester


class DeskPermissions(PagePermissionTester):
    """Wagtail's answers; the same, and without a query for each row of a list."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Who may not publish may not delete a public page, nor what has public pages below it.

        Wagtail looks for public pages also where this one is public itself, or has none below.
        """
        if not self.user.is_active or self.page_is_root or self.user.is_superuser:
            return bool(super().can_delete(ignore_bulk))
        if "publish" not in self.permissions:
            if self.page.live:
                return False
            if self.page.is_leaf() and "change" in self.permissions:
                return True
        return bool(super().can_delete(ignore_bulk))
