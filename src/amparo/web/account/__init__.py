"""The pages of one's own account: signing in, invitation, second factor, sessions, tokens."""
