"""A trial as assistant SENCo: a written brief, a strand, meetings and two reviews."""
