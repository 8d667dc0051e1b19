"""What can be found out of an event by counting its talks and sessions between two pauses, without placing them."""
