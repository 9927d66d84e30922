"""What opens over the dashboard. A dialog is imported when it is first opened, and so are the ones that it opens."""
