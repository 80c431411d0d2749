package dev.firstline.line.command;

/** All that lines decide by, besides themselves. */
record LineFacts(Groups groups, Applications applications, LineNames names) {}
