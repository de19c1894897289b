"""Files as typed rows and issues: what a person gave us, before anything is believed."""
