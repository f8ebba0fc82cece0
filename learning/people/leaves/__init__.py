"""Being away: from one day to another, or until further notice. No reason is ever asked for."""
