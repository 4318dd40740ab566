"""Violence cases: lists and clocks of the law, risk, consent, access, statistics, anonymisation."""
