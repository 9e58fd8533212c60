"""Signing in and out, passwords, and what makes both safe: allauth, in our words."""
