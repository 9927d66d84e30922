"""Files in rows, whatever holds them: CSV and JSON, byte for byte."""
