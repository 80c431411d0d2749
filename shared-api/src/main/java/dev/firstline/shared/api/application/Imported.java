package dev.firstline.shared.api.application;

import dev.firstline.shared.api.GeneralRefusal.Problem;
import java.util.List;

/**
 * What became of items written down at once.
 *
 * @param rows how many there were
 * @param created how many are written down: all of them or none
 * @param errors what is wrong with which; with any, nothing was created
 * @param moreErrors how many more there are
 */
public record Imported(int rows, int created, boolean dryRun, List<RowError> errors, int moreErrors) {

    public Imported {
        errors = List.copyOf(errors);
    }

    /**
     * What is wrong with a row.
     *
     * @param row counted from 1 with the header, as spreadsheets count
     */
    public record RowError(int row, String field, Problem code) {}
}
