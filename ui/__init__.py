"""What the Qt apps share: theme, controls, translations and the bridge from threads to signals."""
