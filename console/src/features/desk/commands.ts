import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ask, send, tell } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { useMe } from '@/shared/api/queries';
import { alreadyClaimed, messageSent, session, type AlreadyClaimed } from '@/shared/api/schemas';
import { newId } from '@/shared/outbox/ids';
import type { Deliver } from '@/shared/outbox/outbox';
import { markRead } from './markRead';
import { addMessage, takeSession } from './stream';
import { useDesk } from './useDesk';

export function useClaim(id: string) {
  const client = useQueryClient();
  const me = useMe();
  const desk = useDesk();
  return useMutation({
    mutationFn: () => ask('POST', `/api/sessions/${id}/claim`, undefined, session),
    onSuccess: (claimed) => {
      takeSession(client, claimed, me);
      desk.go({ list: 'mine', q: undefined, session: id });
    },
  });
}

/** Who was faster, if that is why the claim was refused. */
export function lostTo(error: unknown): AlreadyClaimed | undefined {
  return isProblem(error, 'already-claimed') ? error.facts(alreadyClaimed) : undefined;
}

/** Takes the next session of the queues, or of one line's; null when nobody is waiting. */
export function useTakeNext() {
  const client = useQueryClient();
  const me = useMe();
  const desk = useDesk();
  return useMutation({
    mutationFn: async () => {
      const path = desk.line ? `/api/lines/${desk.line}/take-next` : '/api/take-next';
      return (await send('POST', path, { requestId: newId() }, session)) ?? null;
    },
    onSuccess: (taken) => {
      if (taken === null) return;
      takeSession(client, taken, me);
      desk.go({ list: 'mine', q: undefined, session: taken.id });
    },
  });
}

export type Move = { to: 'return' } | { to: 'close'; reason: string | undefined };

export function useMove(id: string) {
  const client = useQueryClient();
  const me = useMe();
  return useMutation({
    mutationFn: (move: Move) =>
      ask(
        'POST',
        `/api/sessions/${id}/${move.to}`,
        move.to === 'close' && move.reason ? { reason: move.reason } : {},
        session,
      ),
    onSuccess: (moved) => takeSession(client, moved, me),
  });
}

export function useDeliver(id: string): Deliver {
  const client = useQueryClient();
  const me = useMe();
  return useCallback(
    async ({ messageId, kind, text, at }) => {
      const body = { messageId, kind, text };
      const { seq } = await ask('POST', `/api/sessions/${id}/messages`, body, messageSent);
      addMessage(client, {
        messageId,
        sessionId: id,
        seq,
        at,
        kind,
        author: { id: me.id, name: me.name },
        text,
        event: undefined,
        facts: undefined,
        delivery: undefined,
      });
    },
    [client, id, me.id, me.name],
  );
}

export function useReadMark(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (seq: number) => tell('PUT', `/api/sessions/${id}/read`, { seq }),
    onSuccess: () => markRead(client, id),
  });
}
