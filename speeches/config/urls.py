"""Every address of the site."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("", include("speeches.web.urls")),
]

handler400 = "speeches.web.views.errors.bad_request"
handler403 = "speeches.web.views.errors.permission_denied"
handler404 = "speeches.web.views.errors.page_not_found"
handler500 = "speeches.web.views.errors.server_error"
