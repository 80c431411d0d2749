import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { get, noteListPosition, withQuery } from '@/shared/api/client';
import {
  counters,
  ledgerEntry,
  message,
  pageOf,
  session,
  sessionRow,
  type Message,
} from '@/shared/api/schemas';
import { newestRowsOf } from './newestRows';

const sessions = pageOf(sessionRow);
const messages = pageOf(message);
const ledger = pageOf(ledgerEntry);
export type SessionsPage = z.output<typeof sessions>;
export type MessagesPage = z.output<typeof messages>;

export type ListName = 'QUEUE' | 'MINE' | 'ACTIVE' | 'CLOSED';

export interface ListOf {
  list: ListName;
  line: string | undefined;
  search: string | undefined;
}

export const sessionsQuery = (client: QueryClient, of: ListOf) =>
  infiniteQueryOptions({
    queryKey: ['sessions', of],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = withQuery('/api/sessions', { ...of, limit: 100, cursor: pageParam });
      const page = await get(path, sessions, signal);
      noteListPosition(page.position);
      return { ...page, items: newestRowsOf(client).newestOf(page.items) };
    },
    getNextPageParam: (page) => page.nextCursor,
  });

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session', id],
    queryFn: ({ signal }) => get(`/api/sessions/${id}`, session, signal),
  });

/** Set by the stream when a session is no longer visible to this person. */
export const goneQuery = (id: string) =>
  queryOptions({
    queryKey: ['gone', id],
    queryFn: () => false,
    initialData: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });

export const messagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['messages', id],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = withQuery(`/api/sessions/${id}/messages`, { limit: 50, cursor: pageParam });
      const page = await get(path, messages, signal);
      noteListPosition(page.position);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
  });

export const ledgerQuery = (id: string) =>
  queryOptions({
    queryKey: ['ledger', id],
    queryFn: async ({ signal }) => {
      const page = await get(`/api/sessions/${id}/history?limit=200`, ledger, signal);
      return page.items;
    },
  });

export const countersQuery = queryOptions({
  queryKey: ['counters'],
  queryFn: ({ signal }) => get('/api/counters', counters, signal),
});

/** The sessions of a conversation, newest first, as far as its messages are loaded. */
export function sessionsIn(messages: readonly Message[]): string[] {
  return [...new Set(messages.map(({ sessionId }) => sessionId))];
}
