package dev.firstline.shared.api.session;

import org.jspecify.annotations.Nullable;

/** What can be done with response templates. They are rows, not events: nothing is decided by them. */
public sealed interface TemplateCommand {

    /** The longest text, as long as a message may be. */
    int MAX_TEXT_LENGTH = SessionCommand.MAX_TEXT_LENGTH;

    TemplateId template();

    /** Keeps a new template, of whoever keeps it or shared by all. */
    record KeepTemplate(TemplateId template, Content content, boolean shared) implements TemplateCommand {}

    /** Changes a template's name, folder and text; whose it is stays. */
    record ChangeTemplate(TemplateId template, Content content) implements TemplateCommand {}

    /** Removes a template. */
    record RemoveTemplate(TemplateId template) implements TemplateCommand {}

    /**
     * What a template says, and where it is found.
     *
     * @param name no other of its owner's in the folder has it, compared NFKC and case-folded
     * @param folder none: in no folder
     * @param text with variables of {@link TemplateVariable} in double braces
     */
    record Content(String name, @Nullable String folder, String text) {}
}
