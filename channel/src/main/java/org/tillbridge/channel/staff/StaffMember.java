package org.tillbridge.channel.staff;

import org.tillbridge.kernel.access.Role;

/// Who calls a store's door: a cashier, a store manager, or a program such as a web shop.
public record StaffMember(String staffId, String name, Role role) {}
