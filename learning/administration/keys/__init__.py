"""The school’s own key and those it recognises, for its administrators."""
