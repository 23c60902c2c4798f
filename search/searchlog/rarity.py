"""When words were searched for too seldom to be shown or kept: they may tell who it was."""

FEWEST_SEARCHES = 3
"""Words are shown, in reports and to residents, from so many searches on."""

RARE_DAYS = 30
"""Words that stay below that for so many days are forgotten."""
