import { apiUrl, withQuery } from '../api/client';
import { streamEvents, type StreamEvent } from '../api/schemas';
import { createSseParser, type SseBlock } from './sse';

export type LiveState = 'live' | 'catching-up' | 'offline';

export interface Received {
  event: StreamEvent;
  id: string | undefined;
}

interface ReaderOptions {
  signal: AbortSignal;
  /** Where to go on: the last id received, else the position of a list. */
  resume: () => { lastId: string | undefined; after: string | undefined };
  onEvent: (received: Received) => void;
  onState: (state: LiveState) => void;
}

const SILENCE_MS = 40_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Reads one block by the schema of its name; what we do not know is left alone. */
export function parseBlock(block: SseBlock): StreamEvent | undefined {
  if (!(block.event in streamEvents)) return undefined;
  const name = block.event as keyof typeof streamEvents;
  try {
    const data = streamEvents[name].parse(JSON.parse(block.data));
    return { name, data } as StreamEvent;
  } catch {
    return undefined;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}

async function readOnce(options: ReaderOptions, onOpen: () => void): Promise<void> {
  const attempt = new AbortController();
  const giveUp = () => attempt.abort();
  options.signal.addEventListener('abort', giveUp);
  // A cut line says nothing by itself; the browser knows of some before the silence tells.
  window.addEventListener('offline', giveUp);
  let silence = setTimeout(giveUp, SILENCE_MS);
  try {
    const { lastId, after } = options.resume();
    const headers = new Headers({ Accept: 'text/event-stream' });
    if (lastId !== undefined) headers.set('Last-Event-ID', lastId);
    const response = await fetch(
      apiUrl(withQuery('/api/stream', { after: lastId === undefined ? after : undefined })),
      { headers, credentials: 'same-origin', cache: 'no-store', signal: attempt.signal },
    );
    if (response.status === 401) {
      options.onEvent({ event: { name: 'bye', data: { reason: 'EXPIRED' } }, id: undefined });
      return;
    }
    if (!response.ok || response.body === null) throw new Error(`stream: ${response.status}`);
    onOpen();
    const feed = createSseParser((block) => {
      const event = parseBlock(block);
      if (event !== undefined) options.onEvent({ event, id: block.id });
    });
    const reader = response.body.getReader();
    attempt.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
      feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(silence);
    window.removeEventListener('offline', giveUp);
    options.signal.removeEventListener('abort', giveUp);
  }
}

/** Reads the live stream until told to stop, coming back after every break. */
export async function readStream(options: ReaderOptions): Promise<void> {
  let failures = 0;
  const stopped = () => options.signal.aborted;
  const sayBroken = () =>
    options.onState(failures > 1 || !navigator.onLine ? 'offline' : 'catching-up');
  while (!stopped()) {
    sayBroken();
    try {
      await readOnce(options, () => {
        failures = 0;
        options.onState('live');
      });
    } catch {
      // Whatever broke the stream, the answer is the same: wait a little and come back.
    }
    if (stopped()) return;
    failures += 1;
    sayBroken();
    const base = PAUSES_MS[Math.min(failures - 1, PAUSES_MS.length - 1)] ?? 15_000;
    await pause(base * (0.75 + Math.random() / 2), options.signal);
  }
}
