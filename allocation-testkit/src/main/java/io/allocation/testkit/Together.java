package io.allocation.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets several threads begin at the same moment and waits for all of them, but not for ever. */
final class Together {

    private static final long SECONDS = 50;

    private Together() {}

    /** A task for each of so many threads. */
    static <T> List<Callable<T>> each(int threads, IntFunction<Callable<T>> task) {
        return IntStream.range(0, threads).mapToObj(task).toList();
    }

    /** The answers in the order of the tasks; fails if one of them throws or does not come to an end. */
    static <T> List<T> run(List<Callable<T>> tasks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size(), Together::daemon);
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        try {
            return answers(threads.invokeAll(behind(start, tasks), SECONDS, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    /** All that two threads see that look again and again while a third one works. */
    static <T> Set<T> seenDuring(Runnable work, Supplier<T> look) throws InterruptedException {
        Set<T> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        Callable<Object> worker = Executors.callable(() -> finish(work, over));
        Callable<Object> watcher = Executors.callable(() -> {
            do {
                seen.add(look.get());
            } while (!over.get());
        });
        run(List.of(worker, watcher, watcher));
        return seen;
    }

    /** Also when the work fails, so that nobody watches for ever. */
    private static void finish(Runnable work, AtomicBoolean over) {
        try {
            work.run();
        } finally {
            over.set(true);
        }
    }

    /** A thread that hangs must not keep the program from its end. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static <T> List<Callable<T>> behind(CyclicBarrier start, List<Callable<T>> tasks) {
        List<Callable<T>> waiting = new ArrayList<>();
        for (Callable<T> task : tasks) {
            waiting.add(() -> {
                start.await(SECONDS, TimeUnit.SECONDS);
                return task.call();
            });
        }
        return waiting;
    }

    private static <T> List<T> answers(List<Future<T>> futures) throws InterruptedException {
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                answers.add(future.get());
            } catch (ExecutionException failure) {
                fail("a thread failed", failure.getCause());
            } catch (CancellationException late) {
                fail("a thread has not finished within " + SECONDS + " seconds", late);
            }
        }
        return answers;
    }
}
