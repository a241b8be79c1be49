package io.allocation.adapters.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many threads that do something at once. */
final class Crowd {

    private static final long MINUTES = 4;

    private Crowd() {}

    /** What they answered; the first failure of any of them is thrown. */
    static <T> List<T> of(int size, IntFunction<Callable<T>> task) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                tasks.add(task.apply(i));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(tasks, MINUTES, TimeUnit.MINUTES)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failure) {
            throw new AssertionError("a thread failed", failure.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
