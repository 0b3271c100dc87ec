"""The pages of the statistics: each sets its lines for a width."""
