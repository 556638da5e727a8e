"""What is due: reminders as rows that say nothing, laid anew at every sign-in, and the worker that brings them."""
