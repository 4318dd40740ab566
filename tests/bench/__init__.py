"""Speed, as ratios to a raw baseline of the same run. Nothing is asserted of times."""
