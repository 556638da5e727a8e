"""The house looks at itself: sizes, words, pages, addresses and documents."""
