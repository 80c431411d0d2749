import { onListPosition } from '../api/client';
import type { StreamEvent } from '../api/schemas';
import { readStream, type LiveState, type Received } from './reader';

export interface LiveStatus {
  state: LiveState;
  /** When the stream was last known to be live. */
  since: number;
}

export interface Hub {
  /** Does the work once this tab is the one that reads, until the signal ends it. */
  request: (work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) => void;
  post: (note: Note) => void;
  listen: (listener: (note: Note) => void) => () => void;
  close: () => void;
}

export type Note =
  | { kind: 'event'; received: Received }
  | { kind: 'status'; status: LiveStatus }
  | { kind: 'hello' };

const NAME = 'firstline-stream';
const FIRST_LIST_MS = 1_500;

/** The browser's own hub: a Web Lock elects the reading tab, a BroadcastChannel shares what it reads. */
export function browserHub(): Hub {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(NAME) : undefined;
  // Locks exist in secure contexts only; without them each tab reads for itself.
  const locks = 'locks' in navigator && channel ? navigator.locks : undefined;
  return {
    request: (work, signal) => {
      if (locks === undefined) void work(signal);
      else {
        locks
          .request(NAME, { signal }, () => work(signal))
          .catch(() => {
            // Aborted while waiting for the lock: the tab was signed out.
          });
      }
    },
    post: (note) => {
      if (locks !== undefined) channel?.postMessage(note);
    },
    listen: (listener) => {
      const onMessage = (event: MessageEvent<Note>) => listener(event.data);
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
    close: () => channel?.close(),
  };
}

export interface Live {
  status: () => LiveStatus;
  onStatus: (listener: () => void) => () => void;
  /** Begins to listen; the answer ends it. */
  start: () => () => void;
}

/** Resolves with the first list that is loaded, or when waiting for one is no use. */
function firstList(signal: AbortSignal): { seen: () => void; wait: Promise<void> } {
  let seen: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FIRST_LIST_MS);
    seen = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', seen);
  });
  return { seen, wait };
}

/**
 * One stream a browser: reads it here, or listens to the tab that does, and takes over when that one closes.
 * Told with each event: whether this tab is the one that reads.
 */
export function createLive(
  onEvent: (event: StreamEvent, leads: boolean) => void,
  openHub = browserHub,
): Live {
  const statusListeners = new Set<() => void>();
  let status: LiveStatus = { state: 'catching-up', since: Date.now() };

  const show = (next: LiveStatus) => {
    status = next;
    statusListeners.forEach((listener) => listener());
  };

  const start = () => {
    const hub = openHub();
    const stopped = new AbortController();
    const list = firstList(stopped.signal);
    let lastId: string | undefined;
    let after: string | undefined;
    let reading = false;

    const take = ({ event, id }: Received) => {
      if (id !== undefined) lastId = id;
      onEvent(event, reading);
    };
    const stopPositions = onListPosition((position) => {
      after ??= position;
      list.seen();
    });
    const stopListening = hub.listen((note) => {
      if (note.kind === 'hello') {
        if (reading) hub.post({ kind: 'status', status });
      } else if (!reading) {
        if (note.kind === 'event') take(note.received);
        else show(note.status);
      }
    });
    const read = async (signal: AbortSignal) => {
      reading = true;
      // Nothing may fall between the first list and the stream, so the list's position is waited for.
      if (lastId === undefined) await list.wait;
      await readStream({
        signal,
        resume: () => ({ lastId, after }),
        onEvent: (received) => {
          hub.post({ kind: 'event', received });
          take(received);
        },
        onState: (state) => {
          if (state === status.state) return;
          const since = state === 'live' || status.state === 'live' ? Date.now() : status.since;
          const next = { state, since };
          hub.post({ kind: 'status', status: next });
          show(next);
        },
      });
    };

    hub.post({ kind: 'hello' });
    hub.request(read, stopped.signal);
    return () => {
      stopped.abort();
      stopPositions();
      stopListening();
      hub.close();
    };
  };

  return {
    status: () => status,
    onStatus: (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    start,
  };
}
