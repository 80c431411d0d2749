package dev.firstline.shared.api;

import static java.util.Objects.requireNonNull;

/** Carries a {@link Refusal} out of a decision; what the decision had begun is rolled back. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = requireNonNull(refusal);
    }

    public Refusal refusal() {
        return refusal;
    }
}
