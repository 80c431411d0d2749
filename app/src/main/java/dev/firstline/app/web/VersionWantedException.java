package dev.firstline.app.web;

/** A change that overwrites everything was sent without the version it was made from. */
final class VersionWantedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
