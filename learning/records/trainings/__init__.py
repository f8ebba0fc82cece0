"""The pages of training that expires: what is in date, what to renew, every time it was done."""
