"""What stands on a ticket: its words, its layout, its dots; knows no printer language."""
