"""Callbacks for training frameworks. Each module needs its framework, and none of the others."""
