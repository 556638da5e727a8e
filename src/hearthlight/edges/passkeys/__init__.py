"""Opening by touch: passkeys after WebAuthn, with the PRF extension, so that a touch gives a key and not only a yes."""
