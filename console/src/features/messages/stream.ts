import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Me, MyMessage, StreamEvent } from '@/shared/api/schemas';
import { settleTypist, takeTypist } from '@/shared/live/typing';
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

function setUnread(client: QueryClient, line: string, change: (old: number) => number): void {
  client.setQueryData(myLinesQuery.queryKey, (old) =>
    old?.map((each) => (each.id === line ? { ...each, unread: change(each.unread) } : each)),
  );
}

/** I have read what a line wrote to me. */
export function markLineRead(client: QueryClient, line: string): void {
  setUnread(client, line, () => 0);
}

function isLoaded(client: QueryClient, line: string, messageId: string): boolean {
  const loaded = client.getQueryData<InfiniteData<MyMessagesPage>>(['my-messages', line]);
  return (
    loaded?.pages.some(({ items }) => items.some((each) => each.messageId === messageId)) ?? false
  );
}

export function takeIntoMessages(client: QueryClient, event: StreamEvent, me: Me): void {
  if (event.name === 'my-message') {
    const { line, ...message } = event.data;
    if (!message.mine && !isLoaded(client, line.id, message.messageId)) {
      setUnread(client, line.id, (old) => old + 1);
      settleTypist(client, line.id, { id: undefined, name: message.author });
    }
    addMyMessage(client, line.id, message);
  } else if (event.name === 'typing' && event.data.line && event.data.by.id !== me.id) {
    takeTypist(client, event.data.line, event.data);
  }
}
