"""Questions to reports, answered with sentences that can be checked to the character."""
