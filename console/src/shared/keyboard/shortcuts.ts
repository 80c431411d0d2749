import { useEffect, useRef } from 'react';
import { useMe } from '../api/queries';
import { letterOf } from './letter';

export type ShortcutKey = 'j' | 'k' | 'c' | 't' | 'r' | 'n' | 'e' | 'a' | 's' | '/' | '?';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]') !== null)
  );
}

/** Runs the handler of a key, unless someone is typing, a dialog is open or the shortcuts are off. */
export function useShortcuts(handlers: Partial<Record<ShortcutKey, (() => void) | undefined>>) {
  const on = useMe().preferences.shortcuts;
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (!on) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target)) return;
      if (document.querySelector('[aria-modal=true]') !== null) return;
      const handler = latest.current[letterOf(event) as ShortcutKey];
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [on]);
}
