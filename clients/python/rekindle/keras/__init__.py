"""What is counted in Keras 3, whatever its backend. Nothing here needs torch."""
