package dev.firstline.session.routing.templates;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.people.EmployeeId;

/** Who may do what with templates: what somebody may anywhere. */
interface TemplateRights {

    boolean allow(Permission permission, EmployeeId employee);
}
