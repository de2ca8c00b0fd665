package org.tillbridge.app.roles;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/// The web server itself, by Spring Boot's conventions; nothing is found by scanning.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WebApplication {}
