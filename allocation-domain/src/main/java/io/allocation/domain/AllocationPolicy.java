package io.allocation.domain;

/**
 * The choices that a company makes once: which batch is preferred, and how far a line may be cut to fit. Immutable and
 * thread-safe.
 *
 * @param preference which batches are eligible, and in which order
 * @param fill whether a line may be split or filled in part
 */
public record AllocationPolicy(Preference preference, Fill fill) {

    /**
     * Checks the fields.
     *
     * @throws InvalidValueException naming the field that is missing
     */
    public AllocationPolicy {
        Require.present("preference", preference);
        Require.present("fill", fill);
    }

    /**
     * The default: {@link Preference#standard()} and {@link Fill#WHOLE}.
     *
     * @return the standard policy
     */
    public static AllocationPolicy standard() {
        return new AllocationPolicy(Preference.standard(), Fill.WHOLE);
    }
}
