package dev.firstline.applications;

/** What a field of an application holds; the names stand in schemas. */
enum FieldType {
    TEXT,
    LONG_TEXT,
    NUMBER,
    DATE,
    CHOICE,
    YES_NO,
    EMAIL,
    PHONE,
    /** An item of another application. */
    LINK,
    /** Who somebody is in messengers. */
    ACCOUNT;

    /** Whether an item can be called by it. */
    boolean isTitle() {
        return switch (this) {
            case TEXT, NUMBER, DATE, CHOICE, EMAIL, PHONE -> true;
            case LONG_TEXT, YES_NO, LINK, ACCOUNT -> false;
        };
    }
}
