"""Other people's formats: taken in with a preview, and given back as they came. Must never change a file on the way."""
