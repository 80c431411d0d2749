import { infiniteQueryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, withQuery } from '@/shared/api/client';
import { maybe, pageOf, person, sessionRow } from '@/shared/api/schemas';
import { itemValue } from '@/shared/applications/schema';

const change = z.object({ field: z.string(), before: maybe(itemValue), after: maybe(itemValue) });

/** What one save changed of an item. */
const itemChange = z.object({
  version: z.number(),
  at: z.string(),
  actor: person,
  changes: z.array(change),
});
export type ItemChange = z.output<typeof itemChange>;

const history = pageOf(itemChange);
const sessions = pageOf(sessionRow);
const FRESH_MS = 10_000;

export const itemHistoryQuery = (application: string, id: string) =>
  infiniteQueryOptions({
    queryKey: ['item-history', application, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const path = `/api/applications/${application}/items/${id}/history`;
      return get(withQuery(path, { limit: 50, cursor: pageParam }), history, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const itemSessionsQuery = (application: string, id: string) =>
  infiniteQueryOptions({
    queryKey: ['item-sessions', application, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const path = `/api/applications/${application}/items/${id}/sessions`;
      return get(withQuery(path, { limit: 20, cursor: pageParam }), sessions, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });
