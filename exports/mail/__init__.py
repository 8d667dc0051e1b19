"""The mails of a release, as drafts: one for each person and item concerned, and a summary for people with several."""

from exports.mail.letters import Letters, Mail, Unwritten, mails
from exports.mail.matters import NAMES, Edited, Name, without_address

__all__ = ["NAMES", "Edited", "Letters", "Mail", "Name", "Unwritten", "mails", "without_address"]
