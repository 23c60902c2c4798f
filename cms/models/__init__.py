"""The page types, one family a file."""

from .base import ContentPage
from .branding import Branding
from .case_links import CaseStudyFacility, CaseStudyGroup, CaseStudySection
from .case_study import CaseStudyIndexPage, CaseStudyPage, CollaborationForm
from .content_version import ContentVersion
from .document_text import DocumentText
from .glossary import GlossaryTerm
from .handbook import HandbookPage, HandbookSectionPage, Numbering
from .home import HomePage
from .news import NewsCategory, NewsIndexPage, NewsPage
from .standard import StandardPage

__all__ = [
    "Branding",
    "CaseStudyFacility",
    "CaseStudyGroup",
    "CaseStudyIndexPage",
    "CaseStudyPage",
    "CaseStudySection",
    "CollaborationForm",
    "ContentPage",
    "ContentVersion",
    "DocumentText",
    "GlossaryTerm",
    "HandbookPage",
    "HandbookSectionPage",
    "HomePage",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "Numbering",
    "StandardPage",
]
