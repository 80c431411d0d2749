package dev.firstline.app.engine;

import java.util.Set;
import java.util.TreeSet;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.updates.UpdateChecker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses to start on an engine other than the one that was built and tested, whatever was configured by mistake. */
@Component
final class EngineCheck implements SmartInitializingSingleton {

    private final Configuration axon;
    private final ObjectProvider<UpdateChecker> updateChecker;

    EngineCheck(Configuration axon, ObjectProvider<UpdateChecker> updateChecker) {
        this.axon = axon;
        this.updateChecker = updateChecker;
    }

    @Override
    public void afterSingletonsInstantiated() {
        require(
                axon.getComponent(TransactionManager.class) instanceof SpringTransactionManager,
                "Events would not be stored in Spring's transactions.");
        require(
                axon.getComponent(TokenStore.class) instanceof JdbcTokenStore,
                "The positions of processing groups would not be kept in the database.");
        require(axon.eventStore() instanceof EventLog, "Events would not go to the event log.");
        require(
                axon.eventSerializer() instanceof EventSerializer
                        && axon.messageSerializer() instanceof GeneralSerializer
                        && axon.serializer() instanceof GeneralSerializer,
                "Events would be stored in another form.");
        require(updateChecker.getIfAvailable() == null, "Usage would be reported to a vendor.");
        Set<String> groups = new TreeSet<>(
                axon.eventProcessingConfiguration().eventProcessors().keySet());
        groups.removeAll(ProcessingGroups.SUBSCRIBING);
        groups.removeAll(ProcessingGroups.POOLED);
        require(groups.isEmpty(), "Processing groups nobody planned for: " + groups + ".");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StartRefusedException(
                    otherwise, "Take back what was changed last, in the configuration or in the modules.");
        }
    }
}
