import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '@/shared/api/queries';
import type { Message, Session } from '@/shared/api/schemas';
import { useReadMark } from './commands';

/** Moves my read mark while I look at a session; answers the message that was the first new one when I came. */
export function useMarkAsRead(
  session: Session | undefined,
  messages: readonly Message[],
): string | undefined {
  const me = useMe();
  const visible = useDocumentVisibility() === 'visible';
  const { mutate } = useReadMark(session?.id ?? '');
  const marked = useRef(0);
  // Where I stood when I came to look; it stays while I do, whatever arrives.
  const [stood, setStood] = useState<number>();
  const [looks, setLooks] = useState(false);
  const known = session !== undefined;
  const readSeq = session?.readSeq ?? 0;
  if (known && looks !== visible) {
    setLooks(visible);
    if (visible) setStood(readSeq);
  }

  const others = messages.filter(
    ({ kind, sessionId, author }) =>
      sessionId === session?.id && kind !== 'SYSTEM' && author.id !== me.id,
  );
  const newest = others.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (!visible || newest <= Math.max(marked.current, readSeq)) return;
    marked.current = newest;
    mutate(newest);
  }, [visible, newest, readSeq, mutate]);

  // Who has read nothing yet needs no line above everything.
  if (stood === undefined || stood === 0) return undefined;
  return others.find(({ seq }) => seq > stood)?.messageId;
}
