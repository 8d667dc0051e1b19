"""The folder that `journee init` writes."""
