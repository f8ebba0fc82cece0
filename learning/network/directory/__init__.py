"""SENCos who agreed to be asked, by topic, beside everybody who offers help with an area."""
