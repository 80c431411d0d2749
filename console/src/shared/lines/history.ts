import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, noteListPosition, withQuery } from '../api/client';
import { line, lineRow, lineSettings, maybe, pageOf, person, type Language } from '../api/schemas';
import { settingValue } from './settings';

const value = settingValue.nullish().transform((known) => known ?? null);

export const change = z.object({ field: z.string(), before: value, after: value });
export type Change = z.output<typeof change>;

/** One event of a line; the events of one save carry the same version. */
export const historyEntry = z.object({
  version: z.number(),
  at: z.string(),
  actor: person,
  event: z.string(),
  summary: z.string(),
  changes: z.array(change),
});
export type HistoryEntry = z.output<typeof historyEntry>;

const history = pageOf(historyEntry);
const lines = pageOf(lineRow);

/** A line as it was, since when, and by whom. */
const pastLine = lineSettings.extend({ at: maybe(z.string()), by: maybe(person) });
export type PastLine = z.output<typeof pastLine>;

export type LineState = 'ACTIVE' | 'RETIRED' | 'ALL';

export const linesQuery = (search: string, state: LineState) =>
  infiniteQueryOptions({
    queryKey: ['lines', { search, state }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = withQuery('/api/lines', { search, state, cursor: pageParam });
      const page = await get(path, lines, signal);
      noteListPosition(page.position);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

export const lineQuery = (id: string) =>
  queryOptions({
    queryKey: ['line', id],
    queryFn: ({ signal }) => get(`/api/lines/${id}`, line, signal),
  });

/** A moment of a line: a version, or an instant. */
export type Moment = { version: number } | { at: string };

export const pastLineQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['line-past', id, moment],
    queryFn: ({ signal }) => {
      const at = 'at' in moment ? { asOf: moment.at } : moment;
      return get(withQuery(`/api/lines/${id}`, at), pastLine, signal);
    },
  });

/** What happened to a line, newest first; the server words it in the reader's language. */
export const historyQuery = (id: string, language: Language, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['line-history', id, { language, limit }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = withQuery(`/api/lines/${id}/history`, { limit, cursor: pageParam });
      const page = await get(path, history, signal);
      noteListPosition(page.position);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
  });
