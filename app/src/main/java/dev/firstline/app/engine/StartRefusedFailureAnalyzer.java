package dev.firstline.app.engine;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints why Firstline does not start as two sentences instead of a stack trace. */
final class StartRefusedFailureAnalyzer extends AbstractFailureAnalyzer<StartRefusedException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, StartRefusedException refused) {
        return new FailureAnalysis(refused.getMessage(), refused.action(), refused);
    }
}
