package dev.firstline.people;

import dev.firstline.shared.api.people.PeopleView;

/** A group with how many are in it. */
record CountedGroup(GroupRow group, int members) {

    PeopleView.Group view() {
        return new PeopleView.Group(
                group.id(), group.name(), members, group.id().isSystem());
    }

    Cursor cursor() {
        return group.cursor();
    }
}
