import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, noteListPosition, withQuery } from '@/shared/api/client';
import { lineRow, message, pageOf, reference, sessionRow } from '@/shared/api/schemas';

const lines = pageOf(lineRow);
const linkable = z.object({ items: z.array(reference) });
const sessions = pageOf(sessionRow);
const messages = pageOf(message);

/** Whether there is any line at all, retired ones included. */
export const anyLineQuery = queryOptions({
  queryKey: ['lines', 'any'],
  queryFn: async ({ signal }) => {
    const page = await get('/api/lines?state=ALL&limit=1', lines, signal);
    noteListPosition(page.position);
    return page.items.length > 0;
  },
});

/** The applications a line can be linked to: those with an Account field. */
export const linkableQuery = (line: string) =>
  queryOptions({
    queryKey: ['applications', 'linkable', line],
    queryFn: async ({ signal }) =>
      (await get(`/api/lines/${line}/applications`, linkable, signal)).items,
    staleTime: 10_000,
  });

/** The line's newest session, as far as I may see it. */
export const newestSessionQuery = (line: string) =>
  queryOptions({
    queryKey: ['line-sessions', line],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        (['ACTIVE', 'CLOSED'] as const).map((list) =>
          get(withQuery('/api/sessions', { list, line, limit: 1 }), sessions, signal),
        ),
      );
      const [newest] = pages
        .flatMap(({ items }) => items)
        .toSorted((a, b) => b.openedAt.localeCompare(a.openedAt));
      return newest ?? null;
    },
  });

export const sessionMessagesQuery = (session: string) =>
  queryOptions({
    queryKey: ['line-messages', session],
    queryFn: async ({ signal }) =>
      (await get(`/api/sessions/${session}/messages?limit=20`, messages, signal)).items,
  });
