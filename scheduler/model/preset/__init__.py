"""The preset model: sessions counted by slot and room."""
