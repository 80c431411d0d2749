import type { KeyboardEvent } from 'react';
import type { Preferences } from '../api/schemas';

type SendKey = Preferences['sendKey'];

/** What stands on the key that goes with others. */
export const modifier = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';

/** What stands on the keys that send. */
export function keysOf(sendKey: SendKey): string[] {
  return sendKey === 'ENTER' ? ['Enter'] : [modifier, 'Enter'];
}

/** Whether a stroke sends; with the modifier it always does, alone it may begin a new line. */
export function sends(event: KeyboardEvent, sendKey: SendKey): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  return event.ctrlKey || event.metaKey || (sendKey === 'ENTER' && !event.shiftKey);
}
