"""Use cases on an event folder: values in, a result out; no console, no signal, so that any shell can call them."""
