"""Other people's formats: taken in with a preview, and given back byte for byte as they came."""
