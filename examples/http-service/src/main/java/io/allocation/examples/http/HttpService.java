package io.allocation.examples.http;

import io.allocation.spring.AllocationProperties;
import java.time.Clock;
import org.apache.catalina.filters.HttpHeaderSecurityFilter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ForwardedHeaderFilter;

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
    Clock clock(AllocationProperties properties) {
        return Clock.system(properties.zone());
    }

    /** Links in the description are those of who asks: headers of a proxy are not read, whatever they say. */
    @Bean
    ForwardedHeaderFilter forwardedHeaderFilter() {
        ForwardedHeaderFilter filter = new ForwardedHeaderFilter();
        filter.setRemoveOnly(true);
        return filter;
    }

    /** No page of others can show this one in a frame, and browsers take content for what it is called. */
    @Bean
    FilterRegistrationBean<HttpHeaderSecurityFilter> securityHeaders() {
        HttpHeaderSecurityFilter filter = new HttpHeaderSecurityFilter();
        filter.setHstsEnabled(false); // for whoever ends TLS to say
        return new FilterRegistrationBean<>(filter);
    }
}
