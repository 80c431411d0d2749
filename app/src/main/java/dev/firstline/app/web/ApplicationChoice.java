package dev.firstline.app.web;

import dev.firstline.shared.api.application.ApplicationId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/** One application, or the choice of none, written as {@code null}: not the same as a member that is missing. */
@JsonDeserialize(using = ApplicationChoice.Reader.class)
record ApplicationChoice(@Nullable ApplicationId application) {

    static final class Reader extends ValueDeserializer<ApplicationChoice> {

        @Override
        public ApplicationChoice deserialize(JsonParser json, DeserializationContext context) {
            return new ApplicationChoice(context.readValue(json, ApplicationId.class));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new ApplicationChoice(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
