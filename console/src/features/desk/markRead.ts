import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { newestRowsOf } from './newestRows';
import { sessionQuery, type SessionsPage } from './queries';

/** My own mark moved: the badge goes at once, the counters are read again. */
export function markRead(client: QueryClient, id: string, seq: number): void {
  client.setQueryData(
    sessionQuery(id).queryKey,
    (old) => old && { ...old, readSeq: Math.max(old.readSeq, seq), unread: 0 },
  );
  const newest = newestRowsOf(client);
  const row = newest.rowOf(id);
  if (row) newest.accept({ ...row, unread: 0 });
  client.setQueriesData<InfiniteData<SessionsPage>>(
    { queryKey: ['sessions'] },
    (old) =>
      old && {
        ...old,
        pages: old.pages.map((page) => ({
          ...page,
          items: page.items.map((row) => (row.id === id ? { ...row, unread: 0 } : row)),
        })),
      },
  );
  void client.invalidateQueries({ queryKey: ['counters'] });
}
