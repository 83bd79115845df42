"""What the search box offers while one types, as JSON."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from speeches.search.completion import Completion, complete
from speeches.search.vocabulary import Kind
from speeches.web.rate_limit import limited, refused_data

KEPT = 30  # seconds that a browser may keep an answer: who deletes a letter asks the same again


@require_safe
@limited(refused_data)
@cache_control(private=True, max_age=KEPT)
def suggest(request: HttpRequest) -> HttpResponse:
    labels = {
        Kind.FORMULATION: _("提法"),
        Kind.SECTION: _("栏目"),
        Kind.SPEAKER: _("讲话人"),
        Kind.TITLE: _("标题"),
    }
    offered = [
        {
            "text": found.item.text,
            "kind": found.item.kind.value,
            "label": labels[found.item.kind],
            "query": found.query,
            "url": _address(found),
        }
        for found in complete(request.GET.get("q", ""))
    ]
    return JsonResponse({"suggestions": offered}, json_dumps_params={"ensure_ascii": False})


def _address(found: Completion) -> str:
    if found.query:
        return f"{reverse('search')}?{urlencode({'q': found.query})}"
    return reverse("speech" if found.item.kind is Kind.TITLE else "section", args=[found.item.key])
