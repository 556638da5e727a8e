"""Professional support is a team thing: mood, medicine, hormones, sleep and pain can be told apart by someone who knows."""
