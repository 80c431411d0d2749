import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, noteListPosition, withQuery } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { lineRow, maybe, message, pageOf, sessionRow } from '@/shared/api/schemas';

const lines = pageOf(lineRow);
const applications = pageOf(
  z.object({ id: z.string(), name: z.string(), accountField: maybe(z.string()) }),
);
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

/** The applications a line can be linked to; a server that has no applications yet has none to link. */
export const applicationsQuery = queryOptions({
  queryKey: ['applications'],
  queryFn: async ({ signal }) => {
    try {
      const { items } = await get('/api/applications?limit=200', applications, signal);
      return items
        .filter(({ accountField }) => accountField !== undefined)
        .map(({ id, name }) => ({ id, name }));
    } catch (error) {
      if (isProblem(error) && error.status === 404) return [];
      throw error;
    }
  },
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
