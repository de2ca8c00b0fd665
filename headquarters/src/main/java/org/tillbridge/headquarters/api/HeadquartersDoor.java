package org.tillbridge.headquarters.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tillbridge.headquarters.stores.StoreKeys;

/// Headquarters' HTTP door: which routes there are, and who may enter each.
@Configuration(proxyBeanMethods = false)
@Import({
    ExchangeResource.class,
    OperatorResource.class,
    JobsResource.class,
    SchedulesResource.class,
    ProfilesResource.class,
    RealtimeResource.class,
    CustomersResource.class,
    DuplicatesResource.class,
    CustomerSettingsResource.class,
    LoyaltyResource.class,
    InterchangeResource.class,
    ProspectsResource.class,
    BackupsResource.class,
    AuditResource.class,
    TokensResource.class,
    UsersResource.class,
    StaffResource.class,
    SignInsResource.class,
    WelcomeResource.class,
    MetricsResource.class,
    NumberingResource.class,
    QuarantineResource.class,
    SessionsResource.class,
    RequestsResource.class,
    StatementsResource.class,
    OrdersResource.class,
    StoreKeysResource.class,
    ChangesResource.class,
    WebhooksResource.class,
    ApiResource.class,
    DocsResource.class,
    SafeAnswers.class,
    PersonEntrance.class,
    Problems.class
})
public class HeadquartersDoor implements WebMvcConfigurer {

    private final StoreKeys keys;
    private final AdmitCalls calls;
    private final KnownOperators operators;

    HeadquartersDoor(StoreKeys keys, AdmitCalls calls, KnownOperators operators) {
        this.keys = keys;
        this.calls = calls;
        this.operators = operators;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StoreEntrance(keys, calls))
                .addPathPatterns("/exchange/**")
                .excludePathPatterns("/exchange/v1/join");
        registry.addInterceptor(new RoleEntrance(operators));
        var paced = new OperatorCalls(calls.limits().operatorCallsPerSecond(), System::nanoTime);
        registry.addInterceptor(new OperatorPace(operators, paced)).addPathPatterns("/api/**");
    }
}
