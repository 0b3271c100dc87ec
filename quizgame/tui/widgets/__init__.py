"""What screens are made of; each part draws itself and says what was done to it."""
