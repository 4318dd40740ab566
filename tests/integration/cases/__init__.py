"""Cases: services over a real file."""
