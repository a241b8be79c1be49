package io.allocation.examples.http;

import io.allocation.domain.AllocationPolicy;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Starts the service. Errors have no page of their own: {@link Problems} and {@link ProblemValve} answer them. */
@SpringBootApplication(proxyBeanMethods = false, exclude = ErrorMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
public class HttpService {

    /**
     * Starts it, and returns once it answers.
     *
     * @param args settings, as in {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(HttpService.class, args);
    }

    @Bean
    AllocationPolicy allocationPolicy() {
        return AllocationPolicy.standard();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
