package dev.firstline.line.query;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Who is in which group. */
interface KnownMembers extends JpaRepository<KnownMember, KnownMember.Key> {

    /** Which of these groups somebody is in. */
    @Query("select distinct m.key.groupId from KnownMember m where m.key.groupId in :groups")
    Set<UUID> withMembers(Collection<UUID> groups);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from KnownMember m where m.key.groupId = :group")
    void deleteAllOf(UUID group);
}
