"""Files from elsewhere: what a phone, a watch or another app has kept becomes private entries of one’s own."""
