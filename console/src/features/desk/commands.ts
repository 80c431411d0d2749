import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ask, send, tell } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { useMe } from '@/shared/api/queries';
import {
  alreadyClaimed,
  created,
  messageSent,
  session,
  type AlreadyClaimed,
  type LinkPurpose,
  type Message,
  type Priority,
  type Reference,
} from '@/shared/api/schemas';
import { newId } from '@/shared/outbox/ids';
import { mentioning, taking, type Deliver } from '@/shared/outbox/outbox';
import { markRead } from './markRead';
import { sessionQuery } from './queries';
import { addMessage, changeMessage, takeSession } from './stream';
import { noteTaken } from './taken';
import { useDesk } from './useDesk';

export function useClaim(id: string) {
  const client = useQueryClient();
  const me = useMe();
  const desk = useDesk();
  return useMutation({
    mutationFn: () => ask('POST', `/api/sessions/${id}/claim`, undefined, session),
    onSuccess: (claimed) => {
      noteTaken(id);
      takeSession(client, claimed, me);
      desk.go({ list: 'mine', q: undefined, session: id });
    },
  });
}

export interface NewSession {
  id: string;
  line: string;
  /** The client's, as an employee. */
  account: string;
  messageId?: string;
  text?: string;
  files?: string[];
}

/** Begins a session with an internal client; it is mine from then on. */
export function useBegin() {
  const client = useQueryClient();
  const me = useMe();
  const desk = useDesk();
  return useMutation({
    mutationFn: (begun: NewSession) => ask('POST', '/api/sessions', begun, session),
    onSuccess: (begun) => {
      noteTaken(begun.id);
      takeSession(client, begun, me);
      desk.go({ list: 'mine', q: undefined, session: begun.id });
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
      noteTaken(taken.id);
      takeSession(client, taken, me);
      desk.go({ list: 'mine', q: undefined, session: taken.id });
    },
  });
}

/** Where a session goes: to one operator, or to one group. */
export type Destination = { operator: string } | { group: string };

export type Move =
  | { to: 'return' | 'spam' | 'no-spam' }
  | { to: 'close'; reason: string | undefined }
  | { to: 'assign' | 'transfer'; destination: Destination }
  | { to: 'priority'; priority: Priority }
  | { to: 'title'; title: string | null };

function callOf(move: Move): [method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown] {
  switch (move.to) {
    case 'return':
      return ['POST', 'return', {}];
    case 'close':
      return ['POST', 'close', move.reason ? { reason: move.reason } : {}];
    case 'assign':
    case 'transfer':
      return ['POST', move.to, move.destination];
    case 'priority':
      return ['PUT', 'priority', { priority: move.priority }];
    case 'title':
      return ['PUT', 'title', { title: move.title }];
    case 'spam':
      return ['PUT', 'spam', undefined];
    case 'no-spam':
      return ['DELETE', 'spam', undefined];
  }
}

export function useMove(id: string) {
  const client = useQueryClient();
  const me = useMe();
  return useMutation({
    mutationFn: (move: Move) => {
      const [method, path, body] = callOf(move);
      return ask(method, `/api/sessions/${id}/${path}`, body, session);
    },
    onSuccess: (moved) => takeSession(client, moved, me),
  });
}

export function useDeliver(id: string): Deliver {
  const client = useQueryClient();
  const me = useMe();
  return useCallback(
    async ({ messageId, kind, text, files, mentions, at }) => {
      const body = { messageId, kind, text, ...taking(files), ...mentioning(mentions) };
      const { seq } = await ask('POST', `/api/sessions/${id}/messages`, body, messageSent);
      addMessage(client, {
        messageId,
        sessionId: id,
        seq,
        at,
        kind,
        author: { id: me.id, name: me.name },
        text,
        files,
        mentions,
        deleted: false,
        editedAt: undefined,
        event: undefined,
        facts: undefined,
        delivery:
          kind === 'REPLY' ? { state: 'SENT', at: undefined, reason: undefined } : undefined,
      });
    },
    [client, id, me.id, me.name],
  );
}

interface NewLink {
  id: string;
  application: string;
  item: string;
  purpose: LinkPurpose;
}

function readLinksAgain(client: QueryClient, id: string): Promise<void> {
  void client.invalidateQueries({ queryKey: ['ledger', id] });
  // The card of the client may be another now.
  void client.invalidateQueries({ queryKey: sessionQuery(id).queryKey });
  return client.invalidateQueries({ queryKey: ['links', id] });
}

export function useLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (link: NewLink) => ask('POST', `/api/sessions/${id}/links`, link, created),
    onSuccess: () => readLinksAgain(client, id),
  });
}

export function useUnlink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (link: string) => tell('DELETE', `/api/sessions/${id}/links/${link}`),
    onSuccess: () => readLinksAgain(client, id),
  });
}

export function useReadMark(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (seq: number) => tell('PUT', `/api/sessions/${id}/read`, { seq }),
    onSuccess: (_, seq) => markRead(client, id, seq),
  });
}

interface EditedNote {
  text: string;
  mentions: Reference[];
}

/** Puts other words into a note of mine. */
export function useEditNote({ sessionId, messageId }: Message) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, mentions }: EditedNote) =>
      tell('PATCH', `/api/sessions/${sessionId}/messages/${messageId}`, {
        text,
        mentions: mentions.map(({ id }) => id),
      }),
    onSuccess: (_, { text, mentions }) =>
      changeMessage(client, messageId, { text, mentions, editedAt: new Date().toISOString() }),
  });
}

/** Takes a note of mine back; that there was one stays. */
export function useDeleteNote({ sessionId, messageId }: Message) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => tell('DELETE', `/api/sessions/${sessionId}/messages/${messageId}`),
    onSuccess: () =>
      changeMessage(client, messageId, { deleted: true, text: undefined, files: [], mentions: [] }),
  });
}
