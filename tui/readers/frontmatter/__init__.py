"""What a file says about itself above its text."""
