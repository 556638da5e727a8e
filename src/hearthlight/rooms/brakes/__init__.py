"""What makes wanting harder or easier: a private list, and something small for each brake."""
