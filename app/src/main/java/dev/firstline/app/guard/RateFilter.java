package dev.firstline.app.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets those calls on that {@link RateLimits} admit; stands where it is known who calls. */
public final class RateFilter extends OncePerRequestFilter {

    private final RateLimits rates;

    public RateFilter(RateLimits rates) {
        this.rates = rates;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (rates.admit(request, response)) {
            chain.doFilter(request, response);
        }
    }
}
