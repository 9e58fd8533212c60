"""Recorded crime as the Home Office publishes it: read, looked over, added up."""
