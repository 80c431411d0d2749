import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useMe } from '@/shared/api/queries';
import type { Message, Session } from '@/shared/api/schemas';
import { useReadMark } from './commands';

/** Moves my read mark while I look at a session that I hold. */
export function useMarkAsRead(session: Session | undefined, messages: readonly Message[]): void {
  const me = useMe();
  const visibility = useDocumentVisibility();
  const { mutate } = useReadMark(session?.id ?? '');
  const marked = useRef(0);
  const mine = session?.status === 'ASSIGNED' && session.operator?.id === me.id;
  const newest = messages.findLast(
    ({ kind, sessionId }) => kind === 'CLIENT' && sessionId === session?.id,
  )?.seq;
  useEffect(() => {
    if (!mine || newest === undefined || visibility !== 'visible') return;
    if (newest <= marked.current) return;
    marked.current = newest;
    mutate(newest);
  }, [mine, newest, visibility, mutate]);
}
