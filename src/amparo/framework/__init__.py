"""What the two governments agreed to measure, and the words every layer shares."""
