"""What people do with an event folder: values in, a result out; no console, no signal, no command line.

Failures are the errors of `scheduler.domain.errors`. Each function may be called from any thread.
"""
