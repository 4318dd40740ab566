"""What the first tab answers without a click: tiles, each made by a builder of its own."""
