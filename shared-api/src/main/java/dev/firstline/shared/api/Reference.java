package dev.firstline.shared.api;

/** A thing as it stands in an answer: its id and the name it has now. */
public record Reference(String id, String name) {}
