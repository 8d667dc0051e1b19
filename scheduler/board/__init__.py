"""The organisers' board: a page in the browser that does what the commands do, served to this machine alone."""
