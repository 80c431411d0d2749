import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { z } from 'zod';
import { get, noteListPosition, withQuery } from '@/shared/api/client';
import {
  candidates,
  counters,
  ledgerEntry,
  message,
  pageOf,
  reference,
  session,
  sessionLinks,
  sessionRow,
  type Message,
} from '@/shared/api/schemas';
import { newestRowsOf } from './newestRows';

const sessions = pageOf(sessionRow);
const messages = pageOf(message);
const ledger = pageOf(ledgerEntry);
export type SessionsPage = z.output<typeof sessions>;
export type MessagesPage = z.output<typeof messages>;

export type ListName = 'QUEUE' | 'MINE' | 'ACTIVE' | 'CLOSED' | 'SPAM';

export interface ListOf {
  list: ListName;
  line: string | undefined;
  search: string | undefined;
  /** Other than the list's own order. */
  sort?: 'WAITING';
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

/** The first sessions of some lists that answer a search, each once, with the list it was found in. */
export const findSessionsQuery = (client: QueryClient, lists: ListName[], search: string) =>
  queryOptions({
    queryKey: ['find-sessions', lists, search],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        lists.map(async (list) => {
          const path = withQuery('/api/sessions', { list, search, limit: 5 });
          const { items } = await get(path, sessions, signal);
          return newestRowsOf(client)
            .newestOf(items)
            .map((row) => ({ row, list }));
        }),
      );
      return [...new Map(pages.flat().map((each) => [each.row.id, each])).values()];
    },
    staleTime: 10_000,
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

export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ['links', id],
    queryFn: ({ signal }) => get(`/api/sessions/${id}/links`, sessionLinks, signal),
  });

const linkCandidates = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), sameAccount: z.boolean() })),
});

/** The items a session can be linked to, those with the client's account first. */
export const linkCandidatesQuery = (id: string, application: string, search: string) =>
  queryOptions({
    queryKey: ['link-candidates', id, application, search],
    queryFn: async ({ signal }) => {
      const path = withQuery(`/api/sessions/${id}/link-candidates`, { application, search });
      return (await get(path, linkCandidates, signal)).items;
    },
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });

/** To whom the session can go; who is there changes by the minute, so it is asked for each time. */
export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['candidates', id],
    queryFn: ({ signal }) => get(`/api/sessions/${id}/candidates`, candidates, signal),
    staleTime: 0,
    gcTime: 0,
  });

const people = z.object({ items: z.array(reference) });

/** Whom a note in the session may name. */
export const mentionableQuery = (id: string, search: string) =>
  queryOptions({
    queryKey: ['mentionable', id, search],
    queryFn: async ({ signal }) => {
      const path = withQuery(`/api/sessions/${id}/mentionable`, { search });
      return (await get(path, people, signal)).items;
    },
    staleTime: 10_000,
  });

/** The internal clients of a line one can begin a session with. */
export const clientsQuery = (line: string, search: string) =>
  queryOptions({
    queryKey: ['clients', line, search],
    queryFn: async ({ signal }) => {
      const path = withQuery(`/api/lines/${line}/clients`, { search });
      return (await get(path, people, signal)).items;
    },
    staleTime: 10_000,
  });

export const countersQuery = queryOptions({
  queryKey: ['counters'],
  queryFn: ({ signal }) => get('/api/counters', counters, signal),
});

/** The sessions of a conversation, newest first, as far as its messages are loaded. */
export function sessionsIn(messages: readonly Message[]): string[] {
  return [...new Set(messages.map(({ sessionId }) => sessionId))];
}
