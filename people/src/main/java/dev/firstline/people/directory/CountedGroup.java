package dev.firstline.people.directory;

import dev.firstline.shared.api.people.PeopleView;

/** A group with how many active employees are in it. */
record CountedGroup(GroupRow group, long members) {

    PeopleView.Group view() {
        return group.view(Math.toIntExact(members));
    }

    Cursor cursor() {
        return group.cursor();
    }
}
