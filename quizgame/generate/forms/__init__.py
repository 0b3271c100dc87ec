"""The forms: each module turns one fact (or several) into questions of one sort, or says why it does not."""
