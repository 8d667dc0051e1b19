"""The mails of a release, as drafts: one for each person and item concerned, and a summary for people with several.

`decision_letters` are the answers to proposals.
"""

from exports.mail.decisions import Decided, Decision, decision_letters
from exports.mail.letters import Letters, Mail, Unwritten, mails
from exports.mail.mailing import MAILING, mailing_csv
from exports.mail.matters import DECISIONS, NAMES, Edited, Name, without_address
from exports.mail.message import as_sent
from exports.mail.trial import template_faults

__all__ = [
    "DECISIONS",
    "MAILING",
    "NAMES",
    "Decided",
    "Decision",
    "Edited",
    "Letters",
    "Mail",
    "Name",
    "Unwritten",
    "as_sent",
    "decision_letters",
    "mailing_csv",
    "mails",
    "template_faults",
    "without_address",
]
