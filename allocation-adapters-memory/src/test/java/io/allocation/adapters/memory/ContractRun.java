package io.allocation.adapters.memory;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What became of a contract that was run on something broken. */
final class ContractRun implements TestExecutionListener {

    private final Set<String> failures = new ConcurrentSkipListSet<>();
    private final AtomicInteger tests = new AtomicInteger();

    private ContractRun() {}

    static ContractRun of(Class<?> contract, String engine) {
        ContractRun run = new ContractRun();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines(engine))
                .configurationParameter("jqwik.database", "target/jqwik-database-of-failures")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    /** The names of the methods that failed, those of dynamic tests too. */
    Set<String> failures() {
        return new TreeSet<>(failures);
    }

    int tests() {
        return tests.get();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            tests.incrementAndGet();
        }
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failures.add(test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .orElse(test.getDisplayName()));
        }
    }
}
