package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.shared.api.people.PeopleView.Preferences;
import dev.firstline.shared.api.people.PeopleView.SendKey;
import dev.firstline.shared.api.people.PeopleView.Theme;

/** How somebody sees Firstline: what he chose and, where he did not, what everybody has. */
record OwnPreferences(
        Theme theme,
        SendKey sendKey,
        boolean soundOnNewSession,
        boolean soundOnNewMessage,
        boolean soundOnAssigned,
        boolean soundOnMention,
        boolean notifyOnNewSession,
        boolean notifyOnNewMessage,
        boolean notifyOnAssigned,
        boolean notifyOnMention,
        boolean shortcuts) {

    static OwnPreferences of(Preferences chosen) {
        return new OwnPreferences(
                requireNonNullElse(chosen.theme(), Theme.DEVICE),
                requireNonNullElse(chosen.sendKey(), SendKey.MODIFIER_ENTER),
                requireNonNullElse(chosen.soundOnNewSession(), true),
                requireNonNullElse(chosen.soundOnNewMessage(), true),
                requireNonNullElse(chosen.soundOnAssigned(), true),
                requireNonNullElse(chosen.soundOnMention(), true),
                requireNonNullElse(chosen.notifyOnNewSession(), true),
                requireNonNullElse(chosen.notifyOnNewMessage(), true),
                requireNonNullElse(chosen.notifyOnAssigned(), true),
                requireNonNullElse(chosen.notifyOnMention(), true),
                requireNonNullElse(chosen.shortcuts(), true));
    }
}
