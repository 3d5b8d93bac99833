"""The version of the recorder, and of the run format that it writes."""

VERSION = "0.1.0"
FORMAT = 1
