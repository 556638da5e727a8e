"""One file for each format people really have; each says whether a parcel is its own, and reads it. Pure."""
