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

type Handlers = Partial<Record<ShortcutKey, (() => void) | undefined>>;

const onPage = new Set<{ readonly current: Handlers }>();

/** What the keys do on the page as it is now. */
export function runnableShortcuts(): Map<ShortcutKey, () => void> {
  const all = [...onPage].flatMap(({ current }) =>
    Object.entries<(() => void) | undefined>(current),
  );
  return new Map(all.flatMap(([key, run]) => (run ? [[key as ShortcutKey, run] as const] : [])));
}

/** Runs the handler of a key, unless someone is typing, a dialog is open or the shortcuts are off. */
export function useShortcuts(handlers: Handlers) {
  const on = useMe().preferences.shortcuts;
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    onPage.add(latest);
    return () => void onPage.delete(latest);
  }, []);
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

/** Runs the handler of a letter with Ctrl, or ⌘ on a Mac, also while someone types; not over an open dialog. */
export function useModifierKey(letter: string, handler: () => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const modified = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!modified || event.defaultPrevented || letterOf(event) !== letter) return;
      event.preventDefault();
      if (document.querySelector('[aria-modal=true]') === null) latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [letter]);
}
