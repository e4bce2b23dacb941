"""Plan files of companies: read as they come, and the workbooks and reports written for them."""
