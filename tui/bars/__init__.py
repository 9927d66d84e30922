"""Lines to type in at the foot of the screen: the filter, the as-of date, a new event. Loaded when first opened."""
