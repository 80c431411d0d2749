package dev.firstline.line.query;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The groups there are or were. */
interface KnownGroups extends JpaRepository<KnownGroup, UUID> {}
