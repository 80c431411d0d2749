import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, noteListPosition, withQuery } from '@/shared/api/client';
import { group, line, lineRow, pageOf } from '@/shared/api/schemas';

const lines = pageOf(lineRow);
const groups = pageOf(group);

export const linesQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['lines', { search }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = withQuery('/api/lines', { search, state: 'ALL', cursor: pageParam });
      const page = await get(path, lines, signal);
      noteListPosition(page.position);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

/** Whether there is any line at all, retired ones included. */
export const anyLineQuery = queryOptions({
  queryKey: ['lines', 'any'],
  queryFn: async ({ signal }) => {
    const page = await get('/api/lines?state=ALL&limit=1', lines, signal);
    noteListPosition(page.position);
    return page.items.length > 0;
  },
});

export const lineQuery = (id: string) =>
  queryOptions({
    queryKey: ['line', id],
    queryFn: ({ signal }) => get(`/api/lines/${id}`, line, signal),
  });

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) => (await get('/api/groups?limit=200', groups, signal)).items,
  staleTime: 30_000,
});
