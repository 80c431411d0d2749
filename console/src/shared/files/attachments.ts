import { useCallback, useSyncExternalStore } from 'react';
import { tell } from '../api/client';
import { Problem } from '../api/problem';
import type { StoredFile } from '../api/schemas';
import { upload } from '../api/upload';
import { newId } from '../outbox/ids';

export const MAX_FILES = 10;
export const MAX_MB = 50;

/** A file that a message being written takes along: on its way, there, or stuck. */
export interface Attachment {
  key: string;
  name: string;
  size: number;
  /** How much of it is on its way, from 0 to 1. */
  part: number;
  stored?: StoredFile;
  error?: unknown;
}

interface Attached {
  items: Attachment[];
  /** Whether more were offered than a message takes. */
  tooMany: boolean;
}

const NONE: Attached = { items: [], tooMany: false };
/** Kept until the page is loaded anew, so that one may leave a thread and come back. */
const threads = new Map<string, Attached>();
const listeners = new Set<() => void>();
const sources = new Map<string, { file: File; abort: AbortController }>();

function set(thread: string, to: Attached): void {
  threads.set(thread, to);
  listeners.forEach((listener) => listener());
}

function change(thread: string, by: (old: Attachment[]) => Attachment[]): void {
  set(thread, { items: by((threads.get(thread) ?? NONE).items), tooMany: false });
}

function patch(thread: string, key: string, by: Partial<Attachment>): void {
  const old = threads.get(thread) ?? NONE;
  const items = old.items.map((each) => (each.key === key ? { ...each, ...by } : each));
  set(thread, { ...old, items });
}

async function send(thread: string, key: string, file: File): Promise<void> {
  const abort = new AbortController();
  sources.set(key, { file, abort });
  patch(thread, key, { part: 0, error: undefined });
  try {
    const stored = await upload(file, (part) => patch(thread, key, { part }), abort.signal);
    sources.delete(key);
    patch(thread, key, { part: 1, stored });
  } catch (error) {
    patch(thread, key, { error });
  }
}

function add(thread: string, files: File[]): void {
  const old = threads.get(thread) ?? NONE;
  const taken = files.slice(0, MAX_FILES - old.items.length);
  const items = taken.map((file) => ({ key: newId(), name: file.name, size: file.size, part: 0 }));
  set(thread, { items: [...old.items, ...items], tooMany: taken.length < files.length });
  items.forEach(({ key, size }, index) => {
    const file = taken[index];
    if (size > MAX_MB * 1024 * 1024) {
      patch(thread, key, { error: new Problem(413, { type: '/problems/too-large' }) });
    } else if (file) void send(thread, key, file);
  });
}

/** What nobody sends the server removes by itself after a day; so this need not succeed. */
export function drop(files: readonly StoredFile[]): void {
  for (const { id } of files) tell('DELETE', `/api/files/${id}`).catch(() => undefined);
}

function remove(thread: string, { key, stored }: Attachment): void {
  sources.get(key)?.abort.abort();
  sources.delete(key);
  change(thread, (old) => old.filter((each) => each.key !== key));
  if (stored) drop([stored]);
}

/** Puts files back that were to go with a message. */
export function attachAgain(thread: string, files: readonly StoredFile[]): void {
  const items = files.map((stored) => ({
    key: stored.id,
    name: stored.name,
    size: stored.size,
    part: 1,
    stored,
  }));
  change(thread, (old) => [...old, ...items].slice(0, MAX_FILES));
}

/** After signing out somebody else may sit here. */
export function forgetAttachments(): void {
  sources.forEach(({ abort }) => abort.abort());
  sources.clear();
  threads.clear();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The files of one draft. */
export function useAttachments(thread: string) {
  const { items, tooMany } = useSyncExternalStore(
    subscribe,
    useCallback(() => threads.get(thread) ?? NONE, [thread]),
  );
  return {
    items,
    tooMany,
    /** Whether all of them are there: a message waits for that. */
    ready: items.every(({ stored }) => stored !== undefined),
    stored: items.flatMap(({ stored }) => stored ?? []),
    add: useCallback((files: File[]) => add(thread, files), [thread]),
    remove: (attachment: Attachment) => remove(thread, attachment),
    retry: ({ key }: Attachment) => {
      const source = sources.get(key);
      if (source) void send(thread, key, source.file);
    },
    /** They went with a message. */
    clear: () => change(thread, () => []),
  };
}
export type Attachments = ReturnType<typeof useAttachments>;
