const listeners = new Set<(text: string) => void>();

/** Says something to a screen reader, without moving anything on the page. */
export function announce(text: string): void {
  listeners.forEach((listener) => listener(text));
}

export function onAnnouncement(listener: (text: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
