"""What a host writes about a placement, because the visitor asked; read by whom they choose."""
