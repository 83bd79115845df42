"""What each page shows: one frozen dataclass a page, named `page` in its template, and the function that fills it.

Every query of a page is made here, so that a template only reads.
"""
