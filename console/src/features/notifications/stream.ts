import type { QueryClient } from '@tanstack/react-query';
import type { Notification } from '@/shared/api/schemas';
import { changeLoaded } from './queries';

/** A new one stands on top, once; how many wait the server counts. */
export function takeIntoNotifications(client: QueryClient, row: Notification): void {
  changeLoaded(client, (items, page) => {
    const others = items.filter(({ id }) => id !== row.id);
    return page === 0 ? [row, ...others] : others;
  });
  void client.invalidateQueries({ queryKey: ['counters'] });
}
