"""Use cases on an event folder: values in, a result out; no console, no signal, no command line.

Failures are the errors of `scheduler.domain.errors`. Each function may be called from any thread. Functions that write
hold the folder's lock while they read, compute and write; they raise LockHeld if somebody else has it.
"""
