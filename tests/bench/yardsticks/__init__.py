"""The smallest programs that do what is timed: the floors that the goals are told in."""
