"""Why a page is no speech at all; a real speech, however short or odd, is never refused."""

from speeches.metadata.evidence import Evidence


def read_refusal(evidence: Evidence) -> str:
    """A Chinese sentence that says why, or an empty text where the page may be a speech."""
    return "" if evidence.body.strip() else "页面没有正文。"
