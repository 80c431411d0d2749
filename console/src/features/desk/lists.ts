import type { InfiniteData } from '@tanstack/react-query';
import type { Priority, SessionRow } from '@/shared/api/schemas';
import type { ListOf, SessionsPage } from './queries';

type Pages = InfiniteData<SessionsPage>;

/** Whether a session stands in a list; a search is the server's to answer. */
export function belongs(row: SessionRow, of: ListOf, myId: string): boolean {
  if (of.line !== undefined && row.line.id !== of.line) return false;
  switch (of.list) {
    case 'QUEUE':
      return row.status === 'QUEUED';
    case 'MINE':
      return row.status === 'ASSIGNED' && row.operator?.id === myId;
    case 'ACTIVE':
      return row.status === 'QUEUED' || row.status === 'ASSIGNED';
    case 'CLOSED':
      return row.status === 'CLOSED';
    case 'SPAM':
      return row.status === 'SPAM';
  }
}

const weight: Record<Priority, number> = { HIGH: 3, MEDIUM: 2, LOW: 1, NONE: 0 };

const latestFirst = (a: SessionRow, b: SessionRow) =>
  b.lastMessageAt.localeCompare(a.lastMessageAt);
const longestWaiting = (a: SessionRow, b: SessionRow) => a.openedAt.localeCompare(b.openedAt);

const rank = ({ vanished, status }: SessionRow) => (vanished ? 0 : status === 'QUEUED' ? 1 : 2);

/** Queue: high priority, then longest waiting. By waiting time: those whose operator is gone, the queue, then what is held. Everything else: latest first. */
export function order(of: ListOf): (a: SessionRow, b: SessionRow) => number {
  if (of.sort === 'WAITING') {
    return (a, b) => rank(a) - rank(b) || longestWaiting(a, b);
  }
  if (of.list !== 'QUEUE') return latestFirst;
  return (a, b) => weight[b.priority] - weight[a.priority] || longestWaiting(a, b);
}

export function without(pages: Pages, id: string): Pages {
  if (!pages.pages.some(({ items }) => items.some((row) => row.id === id))) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.filter((row) => row.id !== id),
    })),
  };
}

/** Puts a row where it belongs among what is loaded; past the end it waits for its page. */
export function withRow(pages: Pages, row: SessionRow, of: ListOf): Pages {
  const rest = without(pages, row.id);
  const compare = order(of);
  const last = rest.pages.length - 1;
  for (const [number, page] of rest.pages.entries()) {
    const place = page.items.findIndex((each) => compare(row, each) < 0);
    const atEnd = number === last && place === -1 && page.nextCursor === undefined;
    if (place === -1 && !atEnd) continue;
    const items = page.items.toSpliced(atEnd ? page.items.length : place, 0, row);
    return { ...rest, pages: rest.pages.with(number, { ...page, items }) };
  }
  return rest;
}
