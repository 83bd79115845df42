"""How pages are shown: the size of their text, kept in a cookie like the language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from speeches.web.variants import LARGE


@csrf_exempt  # a forged change of the size harms nobody, and a token would make every page unique
@require_POST
def set_text_size(request: HttpRequest) -> HttpResponse:
    """Keep the chosen size and lead back to where the reader was; anything but "large" is the usual size."""
    there = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(there if is_ours else reverse("home"))
    if request.POST.get("size") == LARGE:
        response.set_cookie(
            settings.TEXT_SIZE_COOKIE_NAME,
            LARGE,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(settings.TEXT_SIZE_COOKIE_NAME, samesite="Lax")
    return response
