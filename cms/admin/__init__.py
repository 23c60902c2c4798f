"""The editors' desk as a whole: what waits for whom, what is done most often."""
