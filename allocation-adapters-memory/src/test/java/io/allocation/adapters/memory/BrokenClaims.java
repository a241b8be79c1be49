package io.allocation.adapters.memory;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Outboxes with one fault each in what they hand out. */
final class BrokenClaims {

    private BrokenClaims() {}

    static class LosesEverything extends HandsOnOutbox {
        LosesEverything(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            return new Claim("token", List.of(), Optional.empty());
        }
    }

    /** Sees no lease and no time to wait for. */
    static class IgnoresLeases extends HandsOnOutbox {

        private Duration ahead = Duration.ZERO;

        IgnoresLeases(Outbox inner) {
            super(inner);
        }

        @Override
        public synchronized Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            ahead = ahead.plusDays(1);
            return super.claim(after, most, now.plus(ahead), lease);
        }
    }

    static class LeasesForEver extends HandsOnOutbox {
        LeasesForEver(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            return super.claim(after, most, now, Duration.ofDays(1_000));
        }
    }

    static class ClaimsTooMuch extends HandsOnOutbox {
        ClaimsTooMuch(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            return super.claim(after, most * 2, now, lease);
        }
    }

    static class StartsOver extends HandsOnOutbox {
        StartsOver(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            return super.claim(null, most, now, lease);
        }
    }

    static class EndsEarly extends HandsOnOutbox {
        EndsEarly(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            Claim claim = super.claim(after, most, now, lease);
            return new Claim(claim.token(), claim.runs(), Optional.empty());
        }
    }

    /** Hands out messages that are not what was stored. */
    static class Changes extends HandsOnOutbox {

        private final UnaryOperator<Message> change;

        Changes(Outbox inner, UnaryOperator<Message> change) {
            super(inner);
            this.change = change;
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            Claim claim = super.claim(after, most, now, lease);
            List<Run> runs = claim.runs().stream()
                    .map(run -> new Run(
                            run.sku(),
                            run.attempts(),
                            run.messages().stream().map(change).toList()))
                    .toList();
            return new Claim(claim.token(), runs, claim.next());
        }
    }

    static class GivesEmptyRuns extends HandsOnOutbox {
        GivesEmptyRuns(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            Claim claim = super.claim(after, most, now, lease);
            List<Run> runs = new ArrayList<>(claim.runs());
            runs.add(new Run(new Sku("EMPTY"), 0, List.of()));
            return new Claim(claim.token(), runs, claim.next());
        }
    }
}
