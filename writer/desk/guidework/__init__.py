"""What an editor does with style guides: prove, explain, try and measure them, make and fill them."""
