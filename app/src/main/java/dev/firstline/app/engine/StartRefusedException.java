package dev.firstline.app.engine;

/** Firstline does not start like this; says why and what to do, in words for the person who started it. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param why what keeps it from starting, a sentence
     * @param action what to do about it, a sentence
     */
    public StartRefusedException(String why, String action) {
        super(why);
        this.action = action;
    }

    StartRefusedException(String why, String action, Throwable cause) {
        super(why, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
