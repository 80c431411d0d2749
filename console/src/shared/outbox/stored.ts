import { useCallback, useSyncExternalStore } from 'react';
import type { z } from 'zod';

const listeners = new Map<string, Set<() => void>>();
const cache = new Map<string, { raw: string | null; value: unknown }>();

function changed(key: string) {
  listeners.get(key)?.forEach((listener) => listener());
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key !== null) changed(event.key);
  });
}

/** What is kept in this browser under a key, parsed; the fallback where there is nothing sound. */
export function readStored<T>(key: string, schema: z.ZodType<T>, fallback: T): T {
  const raw = localStorage.getItem(key);
  const known = cache.get(key);
  if (known?.raw === raw) return known.value as T;
  let value = fallback;
  if (raw !== null) {
    try {
      const parsed = schema.safeParse(JSON.parse(raw));
      if (parsed.success) value = parsed.data;
    } catch {
      // Not ours any more: the fallback stands.
    }
  }
  cache.set(key, { raw, value });
  return value;
}

export function writeStored(key: string, value: unknown): void {
  if (value === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(value));
  changed(key);
}

/** State that outlives the page: every tab sees the same. The fallback must keep its identity. */
export function useStored<T>(key: string, schema: z.ZodType<T>, fallback: T): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      const all = listeners.get(key) ?? new Set();
      listeners.set(key, all.add(listener));
      return () => all.delete(listener);
    },
    [key],
  );
  return useSyncExternalStore(subscribe, () => readStored(key, schema, fallback));
}
