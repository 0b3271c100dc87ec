"""What is remembered: local days, the FSRS seam, the queue of what comes next, replay."""
