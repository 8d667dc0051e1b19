"""A relaxation that counts the talks and sessions of an event between two pauses without placing them."""
