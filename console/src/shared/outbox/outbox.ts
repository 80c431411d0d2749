import { useCallback, useEffect } from 'react';
import { z } from 'zod';
import { Problem } from '../api/problem';
import { reference, storedFile, type Reference, type StoredFile } from '../api/schemas';
import { drop } from '../files/attachments';
import { newId } from './ids';
import { readStored, useStored, writeStored } from './stored';

const entry = z.object({
  messageId: z.string(),
  kind: z.enum(['REPLY', 'NOTE']),
  text: z.string(),
  files: z.array(storedFile).default([]),
  mentions: z.array(reference).default([]),
  at: z.string(),
  /** Refusal and words of the last failed try; absent while it is being sent. */
  failure: z.object({ refusal: z.string(), detail: z.string().optional() }).optional(),
});
const entries = z.array(entry);
export type Outgoing = z.output<typeof entry>;

const NONE: Outgoing[] = [];
/** What this very page is sending now; an entry that nobody sends was interrupted by a reload. */
const inFlight = new Set<string>();

/** How a body names the files a message takes along. */
export const taking = (files: readonly StoredFile[]) =>
  files.length === 0 ? {} : { files: files.map(({ id }) => id) };

/** How a body names the people a note is for. */
export const mentioning = (people: readonly Reference[]) =>
  people.length === 0 ? {} : { mentions: people.map(({ id }) => id) };

export type Deliver = (outgoing: Outgoing) => Promise<void>;

/** Messages on their way: kept until the server has them, whatever happens to the page meanwhile. */
export function useOutbox(thread: string, deliver: Deliver) {
  const key = `firstline.outbox.${thread}`;
  const waiting = useStored(key, entries, NONE);

  const change = useCallback(
    (by: (old: Outgoing[]) => Outgoing[]) => {
      const next = by(readStored(key, entries, NONE));
      writeStored(key, next.length === 0 ? undefined : next);
    },
    [key],
  );

  const attempt = useCallback(
    async (outgoing: Outgoing) => {
      inFlight.add(outgoing.messageId);
      change((old) =>
        old.map((each) =>
          each.messageId === outgoing.messageId ? { ...each, failure: undefined } : each,
        ),
      );
      try {
        await deliver(outgoing);
        change((old) => old.filter((each) => each.messageId !== outgoing.messageId));
      } catch (error) {
        const failure =
          error instanceof Problem
            ? { refusal: error.refusal, detail: error.errors[0]?.message ?? error.detail }
            : { refusal: 'unknown' };
        change((old) =>
          old.map((each) => (each.messageId === outgoing.messageId ? { ...each, failure } : each)),
        );
      } finally {
        inFlight.delete(outgoing.messageId);
      }
    },
    [change, deliver],
  );

  // The same id with the same content is safe to repeat: what a reload interrupted is simply sent again.
  useEffect(() => {
    for (const each of readStored(key, entries, NONE)) {
      if (each.failure === undefined && !inFlight.has(each.messageId)) void attempt(each);
    }
  }, [key, attempt]);

  return {
    waiting,
    send: (said: Pick<Outgoing, 'kind' | 'text' | 'files' | 'mentions'>) => {
      const outgoing = { ...said, messageId: newId(), at: new Date().toISOString() };
      change((old) => [...old, outgoing]);
      void attempt(outgoing);
    },
    retry: (outgoing: Outgoing) => void attempt(outgoing),
    discard: (outgoing: Outgoing) => {
      change((old) => old.filter((each) => each.messageId !== outgoing.messageId));
      drop(outgoing.files);
    },
    /** Takes it out to be written anew; what it was to take along stays. */
    takeBack: (outgoing: Outgoing) =>
      change((old) => old.filter((each) => each.messageId !== outgoing.messageId)),
  };
}

const text = z.string();

/** Text not sent yet; it outlives leaving, reloading and a failed send. */
export function useDraft(thread: string) {
  const key = `firstline.draft.${thread}`;
  const draft = useStored(key, text, '');
  const setDraft = useCallback(
    (value: string) => writeStored(key, value === '' ? undefined : value),
    [key],
  );
  return [draft, setDraft] as const;
}

const people = z.array(reference);
const NOBODY: Reference[] = [];

/** Whom a text not sent yet was to name, as far as they were chosen. */
export function useChosenPeople(thread: string) {
  const key = `firstline.mentions.${thread}`;
  const chosen = useStored(key, people, NOBODY);
  const choose = useCallback(
    (to: Reference[]) => writeStored(key, to.length === 0 ? undefined : to),
    [key],
  );
  return [chosen, choose] as const;
}
