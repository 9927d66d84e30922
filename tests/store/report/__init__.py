"""The situation report: what it tells, who is named for it, and that each layout can be trusted."""
