"""Envelope: what a mail says before it is opened, and how much of the brief it carries.

Place in the flow: a part of the view, made from the publication and what the view says already.
"""

from collections.abc import Mapping

from authoring.model import EmailSettings, Publication, fill_in
from authoring.view.brief import EmailView


def build_email(
    publication: Publication, name: str, words: Mapping[str, str], draft: str | None
) -> EmailView:
    """How the issue of a name is sent; `words` are those that the subject can be made of.

    Without a sender it comes from the brand, and from the first mail address that the publication
    gives, if it gives any. Comments stay whole where no web edition has the rest.
    """
    settings = publication.email or EmailSettings()
    subject = " ".join(fill_in(settings.subject, words).split())
    sender, publisher = settings.sender, publication.publisher
    usual = publication.contact or (publisher.mail if publisher else None)
    pictures = settings.pictures
    return EmailView(
        subject=f"[{draft}] {subject}" if draft else subject,
        sender=(sender and sender.name) or publication.brand,
        address=sender.mail if sender else usual,
        shortens=settings.comment == "first-paragraph" and publication.web is not None,
        pictures=pictures and fill_in(pictures, {"name": name}),
    )
