"""The routes that laptops call; every answer is bounded, and signed where it matters."""
