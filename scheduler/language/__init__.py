"""Words: a message in two languages, typography, text cleaned and compared."""
