import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { tell } from '../api/client';
import type { Typing } from '../api/schemas';

type Typist = Typing['by'] & {
  /** Tells one stretch of writing from the next. */
  turn: number;
};

const EVERY_MS = 3_000;
const LEAST_MS = 2_000;
/** However far apart the clocks are, nobody writes longer than this without saying so again. */
const MOST_MS = 8_000;
let turns = 0;

const typistsQuery = (about: string) =>
  queryOptions({
    queryKey: ['typing', about],
    queryFn: (): Typist[] => [],
    initialData: (): Typist[] => [],
    staleTime: Infinity,
  });

const same = (a: Typing['by'], b: Typing['by']) =>
  a.id === undefined || b.id === undefined ? a.name === b.name : a.id === b.id;

/** Who is writing into a session, or to me on a line. */
export function useTypists(about: string): Typist[] {
  return useQuery(typistsQuery(about)).data;
}

/** Somebody writes; said once, it is forgotten after a while. */
export function takeTypist(client: QueryClient, about: string, { by, until }: Typing): void {
  const { queryKey } = typistsQuery(about);
  const turn = (turns += 1);
  const lasts = Math.min(MOST_MS, Math.max(LEAST_MS, Date.parse(until) - Date.now()));
  client.setQueryData(queryKey, (old = []) => [
    ...old.filter((each) => !same(each, by)),
    { ...by, turn },
  ]);
  setTimeout(() => {
    client.setQueryData(queryKey, (old) => old?.filter((each) => each.turn !== turn));
  }, lasts);
}

/** What somebody wrote is there: they write no more. */
export function settleTypist(client: QueryClient, about: string, by: Typing['by']): void {
  client.setQueryData(typistsQuery(about).queryKey, (old) =>
    old?.filter((each) => !same(each, by)),
  );
}

/** Tells the others that I write, now and then while I do; it need not arrive. */
export function useTellTyping(path: string) {
  const last = useRef(0);
  return useCallback(
    (body?: { kind: string }) => {
      const now = Date.now();
      if (now - last.current < EVERY_MS) return;
      last.current = now;
      tell('POST', path, body).catch(() => undefined);
    },
    [path],
  );
}
