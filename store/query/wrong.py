"""What is said of a wrong query."""


class QueryError(ValueError):
    """What is wrong with a query: `column` counts from 0, `right` tells what would be right there."""

    def __init__(self, column: int, message: str, right: str) -> None:
        super().__init__(f"{message}; {right}")
        self.column = column
        self.message = message
        self.right = right
