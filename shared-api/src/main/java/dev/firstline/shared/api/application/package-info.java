/** The published language of applications: registers of records that lines are linked to. */
@NullMarked
package dev.firstline.shared.api.application;

import org.jspecify.annotations.NullMarked;
