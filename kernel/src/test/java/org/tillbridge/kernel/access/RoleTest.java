package org.tillbridge.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    @ParameterizedTest
    @EnumSource
    void everyRoleCoversItselfAndAnyone(Role role) {
        assertThat(role.covers(role)).isTrue();
        assertThat(role.covers(Role.ANYONE)).isTrue();
        assertThat(Role.ofWord(role.word())).contains(role);
    }

    @Test
    void nobodyAtHeadquartersIsAStoreOrACashierAndNobodyElseIsAtHeadquarters() {
        for (Role person : Role.AT_HEADQUARTERS) {
            assertThat(Stream.of(Role.STORE, Role.CASHIER, Role.STORE_MANAGER, Role.APPLICATION))
                    .noneMatch(other -> person.covers(other) || other.covers(person));
        }
    }

    @Test
    void administratorCoversOperatorWhoCoversAuditorAndNotTheOtherWayRound() {
        assertThat(Role.ADMINISTRATOR.covers(Role.AUDITOR)).isTrue();
        assertThat(Role.OPERATOR.covers(Role.AUDITOR)).isTrue();
        assertThat(Role.OPERATOR.covers(Role.ADMINISTRATOR)).isFalse();
        assertThat(Role.AUDITOR.covers(Role.OPERATOR)).isFalse();
        assertThat(Role.CASHIER.covers(Role.STORE_MANAGER)).isFalse();
    }
}
