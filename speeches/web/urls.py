"""The addresses of the pages; each name is a promise that other parts and other sites build on."""

from django.urls import path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from speeches.representations.citation import Style
from speeches.web.browsing.dimensions import Dimension
from speeches.web.views import (
    browse,
    citation,
    comparison,
    display,
    originals,
    plain,
    search,
    speech,
    status,
    suggest,
    tallies,
)


class Sha256Converter:
    """The SHA-256 of an original in hexadecimal, as it names the file."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Sha256Converter, "sha256")

urlpatterns = [
    path("", plain.home, name="home"),
    path("search/", search.search_html, name="search"),
    path("search/suggest", suggest.suggest, name="suggest"),
    path("search.json", search.search_json, name="search_json"),
    path("search/year.csv", tallies.search_years_csv, name="search_years_csv"),
    path("browse/", browse.overview, name="browse"),
    path("sections/", browse.sections, name="sections"),
    path("sections/<str:slug>.json", browse.section_json, name="section_json"),
    path("sections/<str:slug>/", browse.section, name="section"),
    path("years/", browse.years, name="years"),
    path("years/<str:year>.json", browse.year_json, name="year_json"),
    path("years/<str:year>/", browse.year, name="year"),
    path("sources/", browse.sources, name="sources"),
    path("sources/<str:pk>.json", browse.source_json, name="source_json"),
    path("sources/<str:pk>/", browse.source, name="source"),
    path("speakers/", browse.names, {"dimension": Dimension.SPEAKER}, name="speakers"),
    path("offices/", browse.names, {"dimension": Dimension.OFFICE}, name="offices"),
    path("places/", browse.names, {"dimension": Dimension.PLACE}, name="places"),
    path("speeches/", browse.speeches, name="speeches"),
    path("speeches.json", browse.speeches_json, name="speeches_json"),
    path("speeches.bib", citation.citations_file, {"style": Style.BIBTEX}, name="speeches_bibtex"),
    path("speeches.ris", citation.citations_file, {"style": Style.RIS}, name="speeches_ris"),
    path("speeches.csl.json", citation.citations_file, {"style": Style.CSL_JSON}, name="speeches_csl"),
    path("speeches/<slug:dimension>.csv", tallies.tally_csv, name="tally_csv"),
    path("speeches/<int:pk>/", speech.speech, name="speech"),
    path("speeches/<int:pk>.txt", speech.speech_text, name="speech_text"),
    path("speeches/<int:pk>.json", speech.speech_json, name="speech_json"),
    path("speeches/<int:pk>.md", speech.speech_markdown, name="speech_markdown"),
    path("speeches/<int:pk>.bib", citation.citation_file, {"style": Style.BIBTEX}, name="speech_bibtex"),
    path("speeches/<int:pk>.ris", citation.citation_file, {"style": Style.RIS}, name="speech_ris"),
    path("speeches/<int:pk>.csl.json", citation.citation_file, {"style": Style.CSL_JSON}, name="speech_csl"),
    path("speeches/<int:pk>/cite/", citation.cite, name="cite"),
    path("speeches/<int:pk>/p/<slug:key>/", speech.paragraph, name="paragraph"),
    path("compare/", comparison.compare_html, name="compare"),
    path("compare.json", comparison.compare_json, name="compare_json"),
    path("speeches/<int:pk>/original/", speech.beside, name="beside"),
    path("originals/<sha256:sha256>/", originals.original, name="original"),
    path("originals/<sha256:sha256>.txt", originals.page_text, name="page_text"),
    path("help/", plain.search_help, name="help"),
    path("status/", status.status_html, name="status"),
    path("status.json", status.status_json, name="status_json"),
    path("about/", plain.about, name="about"),
    # Without a token: a forged change of the language harms nobody, and a token would make every page unique.
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("text-size/", display.set_text_size, name="set_text_size"),
]
