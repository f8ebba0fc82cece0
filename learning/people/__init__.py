"""Who is here: organisations, people, memberships, roles, groups, terms; and signing in."""
