package dev.firstline.people;

import static org.hamcrest.Matchers.equalTo;

import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import org.hamcrest.FeatureMatcher;

/** Matches the exception that carries a refusal. */
public final class RefusedWith extends FeatureMatcher<RefusedException, Refusal> {

    private RefusedWith(Refusal refusal) {
        super(equalTo(refusal), "refused with", "refusal");
    }

    public static RefusedWith refusedWith(Refusal refusal) {
        return new RefusedWith(refusal);
    }

    @Override
    protected Refusal featureValueOf(RefusedException refused) {
        return refused.refusal();
    }
}
