const NAME = 'firstline-notifications';

/** What was read in a tab: one notification, or all that there were. */
interface Read {
  id: string | undefined;
}

/** Tells the browser's other tabs what the server has as read. */
export function tellRead(id: string | undefined): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage({ id } satisfies Read);
  channel.close();
}

/** Hears what is read in other tabs, until it is stopped. */
export function hearRead(listener: (id: string | undefined) => void): () => void {
  if (!('BroadcastChannel' in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }: MessageEvent<Read>) => listener(data.id));
  return () => channel.close();
}
