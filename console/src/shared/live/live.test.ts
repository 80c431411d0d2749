import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { noteListPosition } from '../api/client';
import type { StreamEvent } from '../api/schemas';
import { createLive, type Hub, type Note } from './live';

interface Connection {
  lastId: string | null;
  after: string | null;
  write: (text: string) => void;
  end: () => void;
}

const connections: Connection[] = [];
const server = setupServer(
  http.get('*/api/stream', ({ request }) => {
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        connections.push({
          lastId: request.headers.get('Last-Event-ID'),
          after: new URL(request.url).searchParams.get('after'),
          write: (text) => controller.enqueue(encoder.encode(text)),
          end: () => controller.close(),
        });
      },
    });
    return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }),
);

/** Tabs of one browser: the first in the queue holds the lock, everybody hears the others. */
function browser() {
  const tabs = new Set<(note: Note) => void>();
  const queue: { work: () => void; signal: AbortSignal }[] = [];
  const next = () => queue.find(({ signal }) => !signal.aborted)?.work();
  return (): Hub => {
    let own: ((note: Note) => void) | undefined;
    return {
      request: (work, signal) => {
        const entry = { work: () => void work(signal), signal };
        const first = !queue.some((each) => !each.signal.aborted);
        queue.push(entry);
        signal.addEventListener('abort', next);
        if (first) entry.work();
      },
      post: (note) => tabs.forEach((tab) => tab !== own && tab(note)),
      listen: (listener) => {
        own = listener;
        tabs.add(listener);
        return () => tabs.delete(listener);
      },
      close: () => undefined,
    };
  };
}

function tab(hub: () => Hub) {
  const seen: StreamEvent[] = [];
  const led: boolean[] = [];
  const live = createLive((event, leads) => {
    seen.push(event);
    led.push(leads);
  }, hub);
  return { live, seen, led, close: live.start() };
}

const connection = (number: number) =>
  vi.waitFor(
    () => {
      const found = connections[number];
      if (found === undefined) throw new Error('not connected yet');
      return found;
    },
    { timeout: 4_000 },
  );
const lineChanged = (version: number, id: string) =>
  `event: line\nid: ${id}\ndata: {"id":"l","version":${version}}\n\n`;
const versions = (seen: StreamEvent[]) =>
  seen.map((event) => (event.name === 'line' ? event.data.version : event.name));

beforeAll(() => server.listen());
afterAll(() => server.close());
beforeEach(() => {
  connections.length = 0;
});
const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

test('the stream begins where the first list ended', async () => {
  const one = tab(browser());
  open.push(one.close);
  noteListPosition('41');
  noteListPosition('47');
  expect((await connection(0)).after).toBe('41');
});

test('a second tab reads nothing itself and hears what the first one reads', async () => {
  const hub = browser();
  const one = tab(hub);
  const two = tab(hub);
  open.push(one.close, two.close);
  noteListPosition('1');
  (await connection(0)).write(lineChanged(1, '5'));
  await vi.waitFor(() => expect(versions(two.seen)).toEqual([1]));
  expect(versions(one.seen)).toEqual([1]);
  expect([one.led, two.led]).toEqual([[true], [false]]);
  expect(two.live.status().state).toBe('live');
  expect(connections).toHaveLength(1);
});

test('when the reading tab closes, another goes on from the last id', async () => {
  const hub = browser();
  const one = tab(hub);
  const two = tab(hub);
  open.push(two.close);
  noteListPosition('1');
  (await connection(0)).write(lineChanged(1, '5'));
  await vi.waitFor(() => expect(versions(two.seen)).toEqual([1]));
  one.close();
  expect((await connection(1)).lastId).toBe('5');
});

test('a broken stream comes back with the last id and says so meanwhile', async () => {
  const one = tab(browser());
  open.push(one.close);
  noteListPosition('1');
  const first = await connection(0);
  first.write(lineChanged(1, '5'));
  await vi.waitFor(() => expect(one.live.status().state).toBe('live'));
  await vi.waitFor(() => expect(one.seen).toHaveLength(1));
  first.end();
  await vi.waitFor(() => expect(one.live.status().state).toBe('catching-up'));
  expect((await connection(1)).lastId).toBe('5');
  await vi.waitFor(() => expect(one.live.status().state).toBe('live'));
});

test('a browser without a network says so at once, and comes back with the last id', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get');
  const one = tab(browser());
  open.push(one.close);
  noteListPosition('1');
  (await connection(0)).write(lineChanged(1, '5'));
  await vi.waitFor(() => expect(one.live.status().state).toBe('live'));
  await vi.waitFor(() => expect(one.seen).toHaveLength(1));
  online.mockReturnValue(false);
  window.dispatchEvent(new Event('offline'));
  await vi.waitFor(() => expect(one.live.status().state).toBe('offline'));
  online.mockReturnValue(true);
  window.dispatchEvent(new Event('online'));
  expect((await connection(1)).lastId).toBe('5');
  await vi.waitFor(() => expect(one.live.status().state).toBe('live'));
});

test('what is not known or not sound is left out, the rest goes on', async () => {
  const one = tab(browser());
  open.push(one.close);
  noteListPosition('1');
  const stream = await connection(0);
  stream.write('event: weather\ndata: {}\n\nevent: line\ndata: {"id":1}\n\n');
  stream.write('event: line\ndata: {broken\n\n');
  stream.write(lineChanged(3, '9'));
  await vi.waitFor(() => expect(versions(one.seen)).toEqual([3]));
});

test('a stream that refuses the person ends the session here', async () => {
  server.use(http.get('*/api/stream', () => new HttpResponse(null, { status: 401 })));
  const one = tab(browser());
  open.push(one.close);
  noteListPosition('1');
  await vi.waitFor(() => expect(versions(one.seen)).toEqual(['bye']));
  server.resetHandlers();
});
