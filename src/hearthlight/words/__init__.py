"""Language, pure: tender words, words that press, and words that call for help; a line in, a reading out."""
