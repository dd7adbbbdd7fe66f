"""Maps, settings and folders made from the definitions themselves, and every command driven with them."""
