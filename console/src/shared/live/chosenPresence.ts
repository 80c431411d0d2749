import { presence, type Presence } from '../api/schemas';
import { useStored, writeStored } from '../outbox/stored';

const keyOf = (person: string) => `firstline.presence.${person}`;

/** Remembers, for every tab, what somebody set the switch to: whatever else he becomes was not his doing. */
export function choosePresence(person: string, to: Presence): void {
  writeStored(keyOf(person), to);
}

export function useChosenPresence(person: string): Presence {
  return useStored<Presence>(keyOf(person), presence, 'OFFLINE');
}
