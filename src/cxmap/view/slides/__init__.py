"""What slides say beside the pictures."""
