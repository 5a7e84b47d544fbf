package dev.footprint.matrix.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs the class once for each contender. Its constructor takes the {@code Contender}, or anything closeable that is made
 * from one: a scenario that all rows of the class look at, made once. Contenders run side by side, the rows of one class and
 * contender one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(MatrixExtension.class)
public @interface Matrix {}
