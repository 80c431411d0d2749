import type { QueryClient } from '@tanstack/react-query';
import type { Line, StreamEvent } from '@/shared/api/schemas';

/** A line changed: what is loaded of it is loaded again, unless it is that new already. */
export function takeIntoLines(client: QueryClient, event: StreamEvent): void {
  switch (event.name) {
    case 'line': {
      const { id, version } = event.data;
      const known = client.getQueryData<Line>(['line', id]);
      if (known === undefined || known.version < version) {
        void client.invalidateQueries({ queryKey: ['line', id] });
        void client.invalidateQueries({ queryKey: ['line-history', id] });
      }
      void client.invalidateQueries({ queryKey: ['lines'] });
      return;
    }
    // The wizard waits for a first message and its answer.
    case 'session':
      void client.invalidateQueries({ queryKey: ['line-sessions'] });
      return;
    case 'message':
      void client.invalidateQueries({ queryKey: ['line-messages', event.data.sessionId] });
      return;
    default:
  }
}
