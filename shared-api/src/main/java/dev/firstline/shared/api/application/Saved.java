package dev.firstline.shared.api.application;

import java.util.UUID;

/** What an application or an item answers to a change: which one it is, and its version now. */
public record Saved(UUID id, long version) {}
