/** How fast Firstline is: each figure a class, each against a baseline measured in the same run. */
@NullMarked
package dev.firstline.benchmarks;

import org.jspecify.annotations.NullMarked;
