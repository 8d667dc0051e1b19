"""Other systems' exports become events, and events become folders."""
