"""Proposals that came by mail: read from mails and the documents with them, for somebody to read through."""
