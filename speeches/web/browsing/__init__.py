"""Browsing: which published speeches an address asks for, and how many there are of every kind.

`BrowseQuery` is an address that was read, `Catalogue` what is known of all published speeches, and
`Selection` what the one finds in the other. The full text is not looked at: that is what searching is for.
"""
