package dev.firstline.app.signin;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with the first administrator's password as two sentences instead of a stack trace. */
final class AdminPasswordRefusedFailureAnalyzer extends AbstractFailureAnalyzer<AdminPasswordRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, AdminPasswordRefusedException refused) {
        return new FailureAnalysis(
                refused.getMessage(), "Set another, or none to get a link to make the administrator.", refused);
    }
}
