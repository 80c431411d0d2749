import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { MyMessage, StreamEvent } from '@/shared/api/schemas';
import { myLinesQuery, type MyMessagesPage } from './queries';

/** What a message says, or else what its files are called. */
const previewOf = ({ text, files }: MyMessage) => text || files.map(({ name }) => name).join(', ');

export function addMyMessage(client: QueryClient, line: string, message: MyMessage): void {
  client.setQueryData<InfiniteData<MyMessagesPage>>(['my-messages', line], (old) => {
    const [first, ...rest] = old?.pages ?? [];
    if (old === undefined || first === undefined) return old;
    const known = old.pages.some(({ items }) =>
      items.some(({ messageId }) => messageId === message.messageId),
    );
    if (known) return old;
    const older = first.items.findIndex(({ at }) => at <= message.at);
    const place = older === -1 ? first.items.length : older;
    const items = first.items.toSpliced(place, 0, message);
    return { ...old, pages: [{ ...first, items }, ...rest] };
  });
  client.setQueryData(myLinesQuery.queryKey, (old) =>
    old?.map((each) =>
      each.id === line && (each.lastMessageAt ?? '') <= message.at
        ? { ...each, lastMessageAt: message.at, preview: previewOf(message) }
        : each,
    ),
  );
}

export function takeIntoMessages(client: QueryClient, event: StreamEvent): void {
  if (event.name === 'my-message') addMyMessage(client, event.data.line.id, event.data);
}
