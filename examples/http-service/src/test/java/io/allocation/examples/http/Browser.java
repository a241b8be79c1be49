package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium as Debian packages it, with a fresh profile. It waits for what shall be there, for so long at most. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One question to the browser instead of several for each element. */
    private static final String NAMED = """
            const name = e => e.getAttribute('aria-label')
                ?? document.getElementById(e.getAttribute('aria-labelledby'))?.innerText
                ?? (e.labels?.length ? e.labels[0].innerText : e.innerText);
            const found = [...arguments[0].querySelectorAll(arguments[1])]
                .find(e => e.checkVisibility() && name(e).trim() === arguments[2]);
            found?.scrollIntoView({ block: 'nearest' });
            return found ?? null;
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start() {
        assertThat(List.of(CHROMIUM, DRIVER))
                .as("The console is tested in a browser: apt-get install chromium chromium-driver")
                .allMatch(Files::isExecutable);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options()));
    }

    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--lang=en-US",
                "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    /** Opens an address as in a new tab: nothing of the page before is left, nor of what it remembered. */
    void open(URI address) {
        driver.get("about:blank");
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "local_storage"));
        driver.get(address.toString());
    }

    /** Goes to another place of the page that is open. */
    void go(String hash) {
        run("location.hash = arguments[0]", hash);
    }

    /** Goes on with what is open, as who presses Reload does. */
    void reload() {
        driver.navigate().refresh();
    }

    /** A section, form or dialog, by the name that a screen reader tells. */
    Part part(String name) {
        return new Part(
                this,
                () -> named(
                        driver.findElement(By.tagName("body")), "section, form, dialog, nav, [role=listbox]", name));
    }

    Part page() {
        return new Part(this, () -> driver.findElement(By.tagName("body")));
    }

    /** What is to be seen under this name, and is called so in the accessibility tree too. */
    WebElement named(WebElement within, String selector, String name) {
        Object found = run(NAMED, within, selector, name);
        if (!(found instanceof WebElement element)) {
            throw new AssertionError("There is no “" + name + "” to be seen");
        }
        assertThat(element.getAccessibleName()).isEqualTo(name);
        return element;
    }

    /** Sends keys to whatever has the focus. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** The name of what has the focus. */
    String focus() {
        return driver.switchTo().activeElement().getAccessibleName();
    }

    /** Until it succeeds, or for so long at most; then what it complained of is what is told. */
    <T> T eventually(Supplier<T> attempt) {
        AssertionError[] last = {new AssertionError("There was no time to try")};
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
        try {
            return wait.until(ignored -> {
                try {
                    return attempt.get();
                } catch (StaleElementReferenceException | NoSuchElementException changedMeanwhile) {
                    last[0] = new AssertionError(changedMeanwhile.getMessage(), changedMeanwhile);
                } catch (AssertionError notYet) {
                    last[0] = notYet;
                }
                return null;
            });
        } catch (TimeoutException tooLong) {
            last[0].addSuppressed(tooLong);
            throw last[0];
        }
    }

    @Nullable
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
    }

    void prefer(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    void offline(boolean isOffline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** From now on commands get no answer, until they are lost. */
    void holdCommands() {
        run("""
                const reads = window.fetch;
                const held = [];
                window.fetch = (path, options) => options.method === 'POST'
                    ? new Promise((answered, lost) => held.push(lost))
                    : reads(path, options);
                window.lose = () => {
                    window.fetch = reads;
                    held.forEach(lost => lost(new TypeError('lost')));
                    return held.length;
                };
                """);
    }

    /** Those that were held fail; the next ones go through. What the page does of it at once is done then. */
    void loseHeldCommands() {
        assertThat(run("return window.lose()")).as("commands that were held").isEqualTo(1L);
    }

    /** A desktop again, online, light. */
    void reset() {
        offline(false);
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    /** What the browser complained of, but for refused requests, which the console shows itself. */
    List<String> complaints() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource") && !message.contains("net::ERR"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
