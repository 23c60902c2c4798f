"""What people search for, counted in a way that says nothing about anybody."""
