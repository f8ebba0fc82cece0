"""What I mean to do in class: small actions, adopted from lessons, dated and ticked off."""
