"""What the annual report says: framework, protected results and statements become a document."""
