package dev.firstline.app.engine;

/** Names this process among those on the same database. */
record NodeId(String value) {}
