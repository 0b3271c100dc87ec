"""What is known: sources, entities, facts and the sentences that tell them."""
