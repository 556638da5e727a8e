"""What the doctor looks at, one file for the surroundings of the house and one for what it keeps."""
