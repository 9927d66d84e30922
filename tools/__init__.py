"""What is run on a developer's machine: the pages that are made from the code, the boundary files, and a release."""
