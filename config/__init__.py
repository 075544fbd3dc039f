"""The one TOML file of an office: what it may say, and sentences for what it may not."""
