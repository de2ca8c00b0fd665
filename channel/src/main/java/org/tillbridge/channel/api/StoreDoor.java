package org.tillbridge.channel.api;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Everything an application needs to open a store's door: import this and provide [Stores].
@Configuration(proxyBeanMethods = false)
public class StoreDoor implements WebMvcConfigurer {

    private final Stores stores;
    private final LogOn logOn;

    StoreDoor(Stores stores, ObjectProvider<LogOn> logOn) {
        this.stores = stores;
        this.logOn = logOn.getIfAvailable(() -> LogOn.OPEN);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new TillEntrance(stores, logOn));
    }

    @Bean
    LogOnController logOnController() {
        return new LogOnController(stores);
    }

    @Bean
    CustomersController customersController(Stores stores) {
        return new CustomersController(stores);
    }

    @Bean
    CustomerSetController customerSetController(Stores stores) {
        return new CustomerSetController(stores);
    }

    @Bean
    ServiceController serviceController() {
        return new ServiceController();
    }

    @Bean
    BatchController batchController(ObjectProvider<DispatcherServlet> routes) {
        return new BatchController(routes::getObject);
    }

    @Bean
    AddressesController addressesController(Stores stores) {
        return new AddressesController(stores);
    }

    @Bean
    AffiliationsController affiliationsController(Stores stores) {
        return new AffiliationsController(stores);
    }

    @Bean
    LoyaltyCardsController loyaltyCardsController(Stores stores) {
        return new LoyaltyCardsController(stores);
    }

    @Bean
    RealtimeController realtimeController(Stores stores) {
        return new RealtimeController(stores);
    }

    @Bean
    HistoryController historyController(Stores stores) {
        return new HistoryController(stores);
    }

    @Bean
    PartnersController partnersController(Stores stores) {
        return new PartnersController(stores);
    }

    @Bean
    SalesOrdersController salesOrdersController(Stores stores) {
        return new SalesOrdersController(stores);
    }

    @Bean
    OrderStepsController orderStepsController(Stores stores) {
        return new OrderStepsController(stores);
    }

    @Bean
    ShiftsController shiftsController(Stores stores) {
        return new ShiftsController(stores);
    }

    @Bean
    DevicesController devicesController(Stores stores) {
        return new DevicesController(stores);
    }

    @Bean
    ApiProblems apiProblems() {
        return new ApiProblems();
    }
}
