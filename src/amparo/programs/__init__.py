"""What is financed: awards, their budgets and activities, and what each has to report."""
