"""The addresses of the pages; each name is a promise that other parts and other sites build on."""

from django.urls import path, register_converter

from speeches.web.views import skeleton


class Sha256Converter:
    """The SHA-256 of an original in hexadecimal, as it names the file."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Sha256Converter, "sha256")

urlpatterns = [
    path("", skeleton, name="home"),
    path("search/", skeleton, name="search"),
    path("search.json", skeleton, name="search_json"),
    path("sections/", skeleton, name="sections"),
    path("sections/<slug:slug>/", skeleton, name="section"),
    path("years/", skeleton, name="years"),
    path("years/<str:year>/", skeleton, name="year"),
    path("sources/", skeleton, name="sources"),
    path("sources/<str:pk>/", skeleton, name="source"),
    path("speeches/", skeleton, name="speeches"),
    path("speeches/<int:pk>/", skeleton, name="speech"),
    path("speeches/<int:pk>.txt", skeleton, name="speech_text"),
    path("speeches/<int:pk>.json", skeleton, name="speech_json"),
    path("speeches/<int:pk>.md", skeleton, name="speech_markdown"),
    path("speeches/<int:pk>/p/<slug:key>/", skeleton, name="paragraph"),
    path("originals/<sha256:sha256>/", skeleton, name="original"),
    path("originals/<sha256:sha256>.txt", skeleton, name="page_text"),
    path("help/", skeleton, name="help"),
    path("about/", skeleton, name="about"),
]
