import { useDocumentVisibility } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { tell } from '@/shared/api/client';
import type { MyLine, MyMessage } from '@/shared/api/schemas';
import { markLineRead } from './stream';

/** Moves my mark while I look at a conversation; answers the message that was the first new one when I came. */
export function useMarkLineRead(
  { id, unread }: MyLine,
  messages: readonly MyMessage[],
): string | undefined {
  const client = useQueryClient();
  const visible = useDocumentVisibility() === 'visible';
  const { mutate } = useMutation({
    mutationFn: (messageId: string) => tell('PUT', `/api/my/lines/${id}/read`, { messageId }),
    onSuccess: () => markLineRead(client, id),
  });
  const marked = useRef<string>(undefined);
  const theirs = messages.filter(({ mine }) => !mine);
  const newest = theirs.at(-1)?.messageId;
  // The first of those that waited when I came to look; it stays while I do, whatever arrives.
  const [waited, setWaited] = useState<string>();
  const [looks, setLooks] = useState(false);
  if (looks !== visible && (newest !== undefined || !visible)) {
    setLooks(visible);
    if (visible) setWaited(unread > 0 ? theirs.at(-unread)?.messageId : undefined);
  }

  useEffect(() => {
    if (!visible || unread === 0 || newest === undefined || newest === marked.current) return;
    marked.current = newest;
    mutate(newest);
  }, [visible, newest, unread, mutate]);
  return waited;
}
