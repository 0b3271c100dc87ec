"""What can be asked: one class a kind, how it is shown, answered and graded."""
