"""The rules of writing items that a machine can check (Haladyna, Downing & Rodriguez 2002), over all a deck asks."""
