import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, noteListPosition, withQuery } from '@/shared/api/client';
import { myLine, myMessage, pageOf } from '@/shared/api/schemas';

const myLines = z.object({ items: z.array(myLine) });
const myMessages = pageOf(myMessage);
export type MyMessagesPage = z.output<typeof myMessages>;

export const myLinesQuery = queryOptions({
  queryKey: ['my-lines'],
  queryFn: async ({ signal }) => (await get('/api/my/lines', myLines, signal)).items,
});

export const myMessagesQuery = (line: string) =>
  infiniteQueryOptions({
    queryKey: ['my-messages', line],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const path = withQuery(`/api/my/lines/${line}/messages`, { limit: 50, cursor: pageParam });
      const page = await get(path, myMessages, signal);
      noteListPosition(page.position);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
  });
