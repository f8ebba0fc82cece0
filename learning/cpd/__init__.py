"""The CPD ledger: everything a person did to learn, written once by whichever domain knows it."""
