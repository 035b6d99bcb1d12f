"""From a job to paper: lines, queues, files, one attempt, and what is known of it."""
