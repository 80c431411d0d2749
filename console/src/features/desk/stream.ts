import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type {
  Delivered,
  Delivery,
  Me,
  Message,
  Session,
  SessionRow,
  StreamEvent,
} from '@/shared/api/schemas';
import { settleTypist, takeTypist } from '@/shared/live/typing';
import { belongs, withRow, without } from './lists';
import { newestRowsOf } from './newestRows';
import { countersQuery, goneQuery, sessionQuery } from './queries';
import type { ListOf, MessagesPage, SessionsPage } from './queries';

type Lists = InfiniteData<SessionsPage>;
type Messages = InfiniteData<MessagesPage>;

function eachList(client: QueryClient, change: (pages: Lists, of: ListOf) => Lists): void {
  for (const query of client.getQueryCache().findAll({ queryKey: ['sessions'] })) {
    const of = query.queryKey[1] as ListOf;
    client.setQueryData<Lists>(query.queryKey, (old) => old && change(old, of));
  }
}

const supervises = (me: Me, row: SessionRow) =>
  me.supervisorOf.some(({ id }) => id === row.line.id);

function placeRow(client: QueryClient, row: SessionRow, me: Me): void {
  eachList(client, (pages, of) => {
    if (!belongs(row, of, me.id)) return without(pages, row.id);
    const known = pages.pages.flatMap(({ items }) => items).find(({ id }) => id === row.id);
    // Whether a new row matches a search, and where, only the server knows.
    if (of.search !== undefined && known === undefined) return pages;
    return withRow(pages, { ...row, found: known?.found }, of);
  });
}

function mergeIntoOpen(client: QueryClient, row: SessionRow): void {
  const { queryKey } = sessionQuery(row.id);
  const old = client.getQueryData(queryKey);
  if (old === undefined || old.version > row.version) return;
  const { conversation, claimedAt, closedAt, readSeq, may } = old;
  client.setQueryData(queryKey, { ...row, conversation, claimedAt, closedAt, readSeq, may });
  const moved =
    old.status !== row.status ||
    old.operator?.id !== row.operator?.id ||
    old.group?.id !== row.group?.id;
  // What one may do follows from status, holder and whom it is addressed to: the server says it anew.
  if (moved) void client.invalidateQueries({ queryKey });
  if (old.version < row.version) {
    void client.invalidateQueries({ queryKey: ['ledger', row.id] });
    void client.invalidateQueries({ queryKey: ['links', row.id] });
  }
}

/** What I have not read stays with a row that does not say it: only its holder is told. */
function withUnread(client: QueryClient, row: SessionRow): SessionRow {
  return { ...row, unread: row.unread ?? newestRowsOf(client).rowOf(row.id)?.unread };
}

function takeRow(client: QueryClient, told: SessionRow, me: Me, onNew: (row: SessionRow) => void) {
  const newest = newestRowsOf(client);
  const counted = supervises(me, told) && told.status !== 'CLOSED';
  const row = counted ? withUnread(client, told) : told;
  const isNew = row.status === 'QUEUED' && !newest.has(row.id);
  if (!newest.accept(row)) return;
  client.setQueryData(goneQuery(row.id).queryKey, false);
  placeRow(client, row, me);
  mergeIntoOpen(client, row);
  if (isNew) onNew(row);
}

/** Who comes or goes takes no session along: the rows he holds are flagged here. */
function takePresence(
  client: QueryClient,
  { employee, status }: Extract<StreamEvent, { name: 'presence' }>['data'],
): void {
  const flagged = <Row extends SessionRow>(row: Row): Row =>
    row.status === 'ASSIGNED' && row.operator?.id === employee.id
      ? { ...row, vanished: status === 'OFFLINE' }
      : row;
  newestRowsOf(client).change(flagged);
  eachList(client, (pages, of) => {
    const rows = pages.pages.flatMap(({ items }) => items);
    return rows.reduce((all, row) => {
      const now = flagged(row);
      return now.vanished === row.vanished ? all : withRow(all, now, of);
    }, pages);
  });
  client.setQueriesData<Session>({ queryKey: ['session'] }, (old) => old && flagged(old));
}

/** A client wrote where I look on. */
function countUnread(client: QueryClient, row: SessionRow, me: Me): void {
  const counted = { ...row, unread: (row.unread ?? 0) + 1 };
  newestRowsOf(client).accept(counted);
  placeRow(client, counted, me);
}

function takeGone(client: QueryClient, id: string, version: number): void {
  if (!newestRowsOf(client).acceptGone(id, version)) return;
  client.setQueryData(goneQuery(id).queryKey, true);
  eachList(client, (pages) => without(pages, id));
}

function eachThread(
  client: QueryClient,
  change: (messages: Messages, id: unknown) => Messages | undefined,
): void {
  for (const query of client.getQueryCache().findAll({ queryKey: ['messages'] })) {
    client.setQueryData<Messages>(
      query.queryKey,
      (old) => old && (change(old, query.queryKey[1]) ?? old),
    );
  }
}

/** Changes messages that are loaded, wherever they stand. */
function eachMessage(client: QueryClient, change: (message: Message) => Message): void {
  eachThread(client, (old) => ({
    ...old,
    pages: old.pages.map((page) => ({ ...page, items: page.items.map(change) })),
  }));
}

const RANK: Record<Delivery['state'], number> = { SENT: 0, FAILED: 0, DELIVERED: 1, READ: 2 };

function further(to: Delivery | undefined, from: Delivery | undefined): Delivery | undefined {
  if (to === undefined || from === undefined) return to ?? from;
  return RANK[to.state] >= RANK[from.state] ? to : from;
}

/** Adds a message to every loaded thread of its conversation, once, at its place. */
export function addMessage(client: QueryClient, message: Message): void {
  eachThread(client, (old, id) => {
    const [first, ...rest] = old.pages;
    if (first === undefined) return undefined;
    const all = old.pages.flatMap(({ items }) => items);
    const here =
      id === message.sessionId || all.some(({ sessionId }) => sessionId === message.sessionId);
    const known = all.some(({ messageId }) => messageId === message.messageId);
    if (!here || known) return undefined;
    const older = first.items.findIndex(
      ({ sessionId, seq }) => sessionId !== message.sessionId || seq < message.seq,
    );
    // One that changed long ago comes with its page.
    if (older === -1 && first.nextCursor !== undefined) return undefined;
    const items = first.items.toSpliced(older === -1 ? first.items.length : older, 0, message);
    return { ...old, pages: [{ ...first, items }, ...rest] };
  });
}

/** A message as the server tells it: new, or changed since it was loaded. */
function takeMessage(client: QueryClient, message: Message): void {
  eachMessage(client, (old) =>
    old.messageId === message.messageId
      ? { ...message, delivery: further(message.delivery, old.delivery) }
      : old,
  );
  addMessage(client, message);
  settleTypist(client, message.sessionId, message.author);
}

/** What I changed in a message of mine. */
export function changeMessage(client: QueryClient, messageId: string, by: Partial<Message>): void {
  eachMessage(client, (old) => (old.messageId === messageId ? { ...old, ...by } : old));
}

function takeDelivery(client: QueryClient, told: Delivered): void {
  const { sessionId, messageId, upToSeq = 0, state, at, reason } = told;
  eachMessage(client, (old) => {
    const about =
      old.messageId === messageId ||
      (old.kind === 'REPLY' && old.sessionId === sessionId && old.seq <= upToSeq);
    return about ? { ...old, delivery: further({ state, at, reason }, old.delivery) } : old;
  });
}

/** What a command answered: the session as it is now, for the lists and for the open thread. */
export function takeSession(client: QueryClient, session: Session, me: Me): void {
  // Who moved a session and may do nothing with it now has given it out of sight.
  if (session.may.length === 0) {
    takeGone(client, session.id, session.version);
    return;
  }
  if (!newestRowsOf(client).accept(session)) return;
  client.setQueryData(sessionQuery(session.id).queryKey, session);
  placeRow(client, session, me);
  void client.invalidateQueries({ queryKey: ['ledger', session.id] });
}

interface News {
  onNewSession: (row: SessionRow) => void;
  /** A client wrote into a session of mine. */
  onNewMessage: (row: SessionRow, text: string | undefined) => void;
}

export function takeIntoDesk(client: QueryClient, event: StreamEvent, me: Me, news: News): void {
  if (event.name === 'presence') takePresence(client, event.data);
  else if (event.name === 'session') {
    if (event.data.gone) takeGone(client, event.data.id, event.data.version);
    else takeRow(client, event.data, me, news.onNewSession);
  } else if (event.name === 'message') {
    takeMessage(client, event.data);
    const row = newestRowsOf(client).rowOf(event.data.sessionId);
    if (row === undefined || event.data.kind !== 'CLIENT') return;
    if (row.status === 'ASSIGNED' && row.operator?.id === me.id) {
      news.onNewMessage(row, event.data.text);
    } else if (supervises(me, row)) countUnread(client, row, me);
  } else if (event.name === 'counters') client.setQueryData(countersQuery.queryKey, event.data);
  else if (event.name === 'delivery') takeDelivery(client, event.data);
  else if (event.name === 'typing' && event.data.sessionId && event.data.by.id !== me.id) {
    takeTypist(client, event.data.sessionId, event.data);
  }
}

export function forgetDesk(client: QueryClient): void {
  newestRowsOf(client).forget();
  client.removeQueries({ queryKey: ['gone'] });
}
