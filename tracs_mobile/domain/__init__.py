"""Values and rules of a traffic stop; pure, no input or output."""
