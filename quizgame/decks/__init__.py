"""What people write: deck files, their selection of facts, the identity of their cards."""
