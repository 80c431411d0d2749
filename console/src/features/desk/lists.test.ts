import { QueryClient, type InfiniteData } from '@tanstack/react-query';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  me as meSchema,
  message,
  sessionRow,
  type Message,
  type SessionRow,
  type StreamEvent,
} from '@/shared/api/schemas';
import { markRead } from './markRead';
import { newestRowsOf } from './newestRows';
import type { ListName, SessionsPage } from './queries';
import { takeIntoDesk } from './stream';

const me = meSchema.parse({
  id: 'me',
  login: 'me',
  name: 'Me',
  roles: [],
  operatorOf: [{ id: 'l', name: 'Support' }],
  supervisorOf: [],
  readerOf: [],
  clientOf: [],
  presence: 'ONLINE',
  language: 'en',
  hasPassword: true,
  preferences: {
    theme: 'DEVICE',
    sendKey: 'MODIFIER_ENTER',
    soundOnNewSession: true,
    soundOnNewMessage: true,
    soundOnAssigned: true,
    soundOnMention: true,
    notifyOnNewSession: true,
    notifyOnNewMessage: true,
    notifyOnAssigned: true,
    notifyOnMention: true,
    shortcuts: true,
  },
});

function row(id: string, change: Partial<SessionRow> = {}): SessionRow {
  return sessionRow.parse({
    id,
    line: { id: 'l', name: 'Support' },
    title: id,
    status: 'QUEUED',
    client: { id: 'c', name: 'Client' },
    channel: { id: 'ch', type: 'INTERNAL', name: 'Internal' },
    openedAt: '2026-11-22T10:00:00Z',
    lastMessageAt: '2026-11-22T10:00:00Z',
    version: 1,
    ...change,
  });
}

let client: QueryClient;

function load(list: ListName, rows: SessionRow[], more?: { search?: string; nextCursor?: string }) {
  const key = ['sessions', { list, line: undefined, search: more?.search }];
  const page = { items: rows, nextCursor: more?.nextCursor, position: '1' };
  client.setQueryData<InfiniteData<SessionsPage>>(key, { pages: [page], pageParams: [undefined] });
  return () =>
    client
      .getQueryData<InfiniteData<SessionsPage>>(key)
      ?.pages.flatMap(({ items }) => items.map(({ id }) => id));
}

const news: string[] = [];
const heard: string[] = [];
const hear = {
  onNewSession: ({ id }: SessionRow) => news.push(id),
  onNewMessage: ({ id }: SessionRow) => heard.push(id),
};
const take = (data: SessionRow | { id: string; gone: true; version: number }) =>
  takeIntoDesk(
    client,
    { name: 'session', data: 'gone' in data ? data : { ...data, gone: false } },
    me,
    hear,
  );

beforeEach(() => {
  client = new QueryClient();
  news.length = 0;
  heard.length = 0;
});

describe('a row from the stream', () => {
  test('stands in the queue by priority, then by waiting time', () => {
    const queue = load('QUEUE', [
      row('high', { priority: 'HIGH', openedAt: '2026-11-22T11:00:00Z' }),
      row('ten'),
    ]);
    take(row('nine', { openedAt: '2026-11-22T09:00:00Z' }));
    take(row('eleven', { openedAt: '2026-11-22T11:00:00Z' }));
    take(row('highest', { priority: 'HIGH', openedAt: '2026-11-22T08:00:00Z' }));
    expect(queue()).toEqual(['highest', 'high', 'nine', 'ten', 'eleven']);
    expect(news).toEqual(['nine', 'eleven', 'highest']);
  });

  test('moves from the queue to mine when I claim, and leaves everything when it closes', () => {
    const queue = load('QUEUE', [row('s')]);
    const mine = load('MINE', []);
    const closed = load('CLOSED', []);
    take(row('s', { status: 'ASSIGNED', operator: { id: 'me', name: 'Me' }, version: 2 }));
    expect([queue(), mine()]).toEqual([[], ['s']]);
    take(row('s', { status: 'CLOSED', operator: { id: 'me', name: 'Me' }, version: 3 }));
    expect([queue(), mine(), closed()]).toEqual([[], [], ['s']]);
  });

  test('is dropped when it is older than what is known', () => {
    const queue = load('QUEUE', []);
    take(row('s', { status: 'ASSIGNED', operator: { id: 'you', name: 'You' }, version: 5 }));
    take(row('s', { version: 4 }));
    expect(queue()).toEqual([]);
  });

  test('past the loaded end waits for its page', () => {
    const queue = load('QUEUE', [row('first')], { nextCursor: 'more' });
    take(row('late', { openedAt: '2026-11-22T12:00:00Z' }));
    expect(queue()).toEqual(['first']);
  });

  test('does not enter a search by itself, but changes there', () => {
    const found = load('QUEUE', [row('s')], { search: 'printer' });
    take(row('other'));
    expect(found()).toEqual(['s']);
    take(row('s', { status: 'CLOSED', version: 2 }));
    expect(found()).toEqual([]);
  });
});

test('a client’s message is news in my sessions only', () => {
  take(row('mine', { status: 'ASSIGNED', operator: { id: 'me', name: 'Me' } }));
  take(row('theirs', { status: 'ASSIGNED', operator: { id: 'you', name: 'You' } }));
  const says = (sessionId: string, kind: Message['kind']) => {
    const at = '2026-11-22T10:01:00Z';
    const data = {
      messageId: sessionId + kind,
      sessionId,
      seq: 2,
      at,
      kind,
      author: { name: 'A' },
    };
    takeIntoDesk(client, { name: 'message', data: message.parse(data) }, me, hear);
  };
  says('theirs', 'CLIENT');
  says('mine', 'REPLY');
  expect(heard).toEqual([]);
  says('mine', 'CLIENT');
  expect(heard).toEqual(['mine']);
});

test('what a supervisor has not read is counted and kept, though only the holder is told of it', () => {
  const lead = { ...me, supervisorOf: [{ id: 'l', name: 'Support' }] };
  const held = row('s', { status: 'ASSIGNED', operator: { id: 'you', name: 'You' }, unread: 1 });
  load('ACTIVE', [held]);
  const tell = (event: StreamEvent) => takeIntoDesk(client, event, lead, hear);
  const unread = () => newestRowsOf(client).rowOf('s')?.unread;
  newestRowsOf(client).newestOf([held]);
  tell({ name: 'session', data: { ...held, unread: undefined, version: 2, gone: false } });
  expect(unread()).toBe(1);
  const at = '2026-11-22T10:01:00Z';
  const said = { messageId: 'm', sessionId: 's', seq: 2, at, author: { name: 'A' } };
  tell({ name: 'message', data: message.parse({ ...said, kind: 'CLIENT' }) });
  tell({ name: 'message', data: message.parse({ ...said, messageId: 'n', kind: 'REPLY' }) });
  expect(unread()).toBe(2);
  markRead(client, 's', 2);
  tell({ name: 'session', data: { ...held, unread: undefined, version: 3, gone: false } });
  expect(unread()).toBe(0);
});

describe('a session out of sight', () => {
  test('leaves the lists, and an older row does not bring it back', () => {
    const queue = load('QUEUE', [row('s')]);
    take({ id: 's', gone: true, version: 6 });
    take(row('s', { version: 5 }));
    expect(queue()).toEqual([]);
    take(row('s', { version: 7 }));
    expect(queue()).toEqual(['s']);
  });

  test('is left out of a list that was loaded before it went', () => {
    take({ id: 's', gone: true, version: 6 });
    expect(newestRowsOf(client).newestOf([row('s', { version: 5 }), row('t')])).toEqual([row('t')]);
  });
});
