"""One document, four formats: HTML, PDF, DOCX, XLSX."""
