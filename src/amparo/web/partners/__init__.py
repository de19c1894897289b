"""Pages of those who report: their reports, the workbook and the web form, certification."""
