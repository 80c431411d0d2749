import {
  infiniteQueryOptions,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { get, tell, withQuery } from '@/shared/api/client';
import { notification, pageOf, type Notification } from '@/shared/api/schemas';
import type { z } from 'zod';
import { tellRead } from './tabs';

const notifications = pageOf(notification);
type Pages = InfiniteData<z.output<typeof notifications>>;

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    get(withQuery('/api/notifications', { cursor: pageParam }), notifications, signal),
  getNextPageParam: (page) => page.nextCursor,
});

/** Changes what the bell has loaded, page by page. */
export function changeLoaded(
  client: QueryClient,
  change: (items: Notification[], page: number) => Notification[],
): void {
  client.setQueryData<Pages>(
    notificationsQuery.queryKey,
    (old) =>
      old && {
        ...old,
        pages: old.pages.map((page, number) => ({ ...page, items: change(page.items, number) })),
      },
  );
}

const markLoaded = (client: QueryClient, id: string | undefined) =>
  changeLoaded(client, (items) =>
    items.map((each) => (id === undefined || each.id === id ? { ...each, read: true } : each)),
  );

/** One of them was read elsewhere, or all; how many still wait the server counts. */
export function takeRead(client: QueryClient, id: string | undefined): void {
  markLoaded(client, id);
  void client.invalidateQueries({ queryKey: ['counters'] });
}

/** Marks one of them as read, or all, in every tab. */
export function useRead() {
  const client = useQueryClient();
  return useMutation({
    onMutate: (id: string | undefined) => markLoaded(client, id),
    mutationFn: (id) =>
      tell('PUT', id === undefined ? '/api/notifications/read' : `/api/notifications/${id}/read`),
    onSuccess: (_, id) => tellRead(id),
    onError: () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
    onSettled: () => client.invalidateQueries({ queryKey: ['counters'] }),
  });
}
