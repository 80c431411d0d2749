import type { QueryClient } from '@tanstack/react-query';
import type { StreamEvent } from '@/shared/api/schemas';

const SOON_MS = 300;
const asked = new WeakSet<QueryClient>();

/** The board is asked for again when a line's figures change; of several lines at once only once. */
export function takeIntoBoard(client: QueryClient, event: StreamEvent): void {
  if (event.name !== 'board' || asked.has(client)) return;
  asked.add(client);
  setTimeout(() => {
    asked.delete(client);
    void client.invalidateQueries({ queryKey: ['board'] });
  }, SOON_MS);
}
