import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { tell } from '../api/client';
import { Problem } from '../api/problem';
import { storedFile, type StoredFile } from '../api/schemas';
import { upload } from '../api/upload';
import { newId } from '../outbox/ids';
import { readStored, useStored, writeStored } from '../outbox/stored';

export const MAX_FILES = 10;
export const MAX_MB = 50;

/** A file that a message being written takes along: on its way, there, or stuck. */
export interface Attachment {
  key: string;
  /** In the order they were attached. */
  place: number;
  name: string;
  size: number;
  /** How much of it is on its way, from 0 to 1. */
  part: number;
  stored?: StoredFile;
  error?: unknown;
}

interface Pending {
  items: Attachment[];
  /** Whether more were offered than a message takes. */
  tooMany: boolean;
}

const uploaded = z.array(
  z.object({ key: z.string(), place: z.number(), at: z.number(), file: storedFile }),
);
type Uploaded = z.output<typeof uploaded>;

const NOTHING: Pending = { items: [], tooMany: false };
const NO_FILES: Uploaded = [];
/** What nobody sends the server removes after a day; a little before, it is not offered any more. */
const KEPT_MS = 23 * 3_600_000;

/** What is on its way or stuck: kept until the page is loaded anew. What is there outlives that. */
const threads = new Map<string, Pending>();
const listeners = new Set<() => void>();
const sources = new Map<string, { file: File; abort: AbortController }>();

const keyOf = (thread: string) => `firstline.files.${thread}`;

function storedIn(thread: string): Uploaded {
  const since = Date.now() - KEPT_MS;
  const all = readStored(keyOf(thread), uploaded, NO_FILES);
  return all.some(({ at }) => at < since) ? all.filter(({ at }) => at >= since) : all;
}

function keep(thread: string, files: Uploaded): void {
  writeStored(keyOf(thread), files.length === 0 ? undefined : files);
}

function set(thread: string, to: Pending): void {
  threads.set(thread, to);
  listeners.forEach((listener) => listener());
}

function change(thread: string, by: (old: Attachment[]) => Attachment[]): void {
  set(thread, { items: by((threads.get(thread) ?? NOTHING).items), tooMany: false });
}

function patch(thread: string, key: string, by: Partial<Attachment>): void {
  const old = threads.get(thread) ?? NOTHING;
  const items = old.items.map((each) => (each.key === key ? { ...each, ...by } : each));
  set(thread, { ...old, items });
}

async function send(thread: string, { key, place }: Attachment, file: File): Promise<void> {
  const abort = new AbortController();
  sources.set(key, { file, abort });
  patch(thread, key, { part: 0, error: undefined });
  try {
    const stored = await upload(file, (part) => patch(thread, key, { part }), abort.signal);
    sources.delete(key);
    keep(thread, [...storedIn(thread), { key, place, at: Date.now(), file: stored }]);
    const { items, tooMany } = threads.get(thread) ?? NOTHING;
    set(thread, { items: items.filter((each) => each.key !== key), tooMany });
  } catch (error) {
    patch(thread, key, { error });
  }
}

function add(thread: string, files: File[]): void {
  const old = threads.get(thread) ?? NOTHING;
  const stored = storedIn(thread);
  const taken = files.slice(0, MAX_FILES - old.items.length - stored.length);
  const last = Math.max(-1, ...[...old.items, ...stored].map(({ place }) => place));
  const items = taken.map((file, index) => ({
    key: newId(),
    place: last + 1 + index,
    name: file.name,
    size: file.size,
    part: 0,
  }));
  set(thread, { items: [...old.items, ...items], tooMany: taken.length < files.length });
  items.forEach((item, index) => {
    const file = taken[index];
    if (item.size > MAX_MB * 1024 * 1024) {
      patch(thread, item.key, { error: new Problem(413, { type: '/problems/too-large' }) });
    } else if (file) void send(thread, item, file);
  });
}

/** The server removes by itself what nobody sends; so this need not succeed. */
export function drop(files: readonly StoredFile[]): void {
  for (const { id } of files) tell('DELETE', `/api/files/${id}`).catch(() => undefined);
}

function remove(thread: string, { key, stored }: Attachment): void {
  sources.get(key)?.abort.abort();
  sources.delete(key);
  change(thread, (old) => old.filter((each) => each.key !== key));
  keep(
    thread,
    storedIn(thread).filter((each) => each.key !== key),
  );
  if (stored) drop([stored]);
}

/** Puts files back that were to go with a message. */
export function attachAgain(thread: string, files: readonly StoredFile[]): void {
  const old = storedIn(thread);
  const last = Math.max(-1, ...old.map(({ place }) => place));
  const again = files.map((file, index) => ({
    key: file.id,
    place: last + 1 + index,
    at: Date.now(),
    file,
  }));
  keep(thread, [...old, ...again].slice(0, MAX_FILES));
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
  const pending = useSyncExternalStore(
    subscribe,
    useCallback(() => threads.get(thread) ?? NOTHING, [thread]),
  );
  const there = useStored(keyOf(thread), uploaded, NO_FILES);
  const items = useMemo((): Attachment[] => {
    const stored = there.map(({ key, place, file }) => ({
      key,
      place,
      name: file.name,
      size: file.size,
      part: 1,
      stored: file,
    }));
    return [...pending.items, ...stored].toSorted((a, b) => a.place - b.place);
  }, [pending, there]);
  // What the server has removed meanwhile is let go where the draft is opened.
  useEffect(() => {
    const fresh = storedIn(thread);
    if (fresh.length < readStored(keyOf(thread), uploaded, NO_FILES).length) keep(thread, fresh);
  }, [thread]);
  return {
    items,
    tooMany: pending.tooMany,
    /** Whether all of them are there: a message waits for that. */
    ready: pending.items.length === 0,
    stored: items.flatMap(({ stored }) => stored ?? []),
    add: useCallback((files: File[]) => add(thread, files), [thread]),
    remove: (attachment: Attachment) => remove(thread, attachment),
    retry: (attachment: Attachment) => {
      const source = sources.get(attachment.key);
      if (source) void send(thread, attachment, source.file);
    },
    /** They went with a message. */
    clear: () => {
      change(thread, () => []);
      keep(thread, []);
    },
  };
}
export type Attachments = ReturnType<typeof useAttachments>;
