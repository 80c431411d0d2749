import type { Preferences } from '../api/schemas';
import { sound } from '../sounds/sounds';
import { notify, type About } from './notifications';

/** What one can be told of, and by which choices. */
export const ALERTS = {
  newSession: { sound: 'soundOnNewSession', notify: 'notifyOnNewSession' },
  newMessage: { sound: 'soundOnNewMessage', notify: 'notifyOnNewMessage' },
  assigned: { sound: 'soundOnAssigned', notify: 'notifyOnAssigned' },
  mention: { sound: 'soundOnMention', notify: 'notifyOnMention' },
} as const satisfies Record<string, Record<'sound' | 'notify', keyof Preferences>>;
export type Alert = keyof typeof ALERTS;

/** Tells somebody, as he chose to be told; only the tab that reads the stream for all of them does. */
export function tellOf(alert: Alert, chosen: Preferences, about: About): void {
  if (chosen[ALERTS[alert].sound]) sound(alert);
  if (chosen[ALERTS[alert].notify]) void notify(about);
}
