"""What an address asks for, read before anything is looked up."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from speeches.search import QueryError
from speeches.search.dimensions import FacetName

QUERY = ("q", *(facet.value for facet in FacetName), "sort", "page", "original")


def query_parameters(params: QueryDict) -> dict[str, str]:
    """Give the parameters of a search; raises `QueryError` for one that is written twice, as one would be ignored."""
    written = {name: params.getlist(name) for name in QUERY}
    for name, values in written.items():
        if len(set(values)) > 1:
            raise QueryError(_("地址里的 %(name)s 写了不止一次，只能写一次。") % {"name": name})
    return {name: values[0] for name, values in written.items() if values}
