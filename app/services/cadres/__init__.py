"""The roster: people and posts, women's shares, changes, training, the Ban VSTBPN, the network."""
