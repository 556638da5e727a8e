"""Move together, gently: a walk, a stretch in bed or a first yoga pose, in the size that fits, and five minutes count."""
