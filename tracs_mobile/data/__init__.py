"""The law packs: tables of charges, amounts, places and codes, read as files and never as code."""
