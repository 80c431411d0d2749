package dev.firstline.app.web;

/** The read models have not come as far as asked for; they will shortly. */
final class NotReadableYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
