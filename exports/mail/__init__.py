"""The mails of a release, as drafts: a message a person and item concerned, and a letter that sums up several."""

from exports.mail.letters import NAMES, Edited, Mail, Name, mails, without_address

__all__ = ["NAMES", "Edited", "Mail", "Name", "mails", "without_address"]
