import { queryOptions } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { z } from 'zod';
import { get, withQuery } from '@/shared/api/client';
import { maybe, presence, reference } from '@/shared/api/schemas';

/** Should the stream say nothing, the board is no older than this. */
const AT_LATEST_MS = 30_000;

const boardLine = z.object({
  line: reference,
  waiting: z.number(),
  longestWaitSince: maybe(z.string()),
  active: z.number(),
  vanished: z.number(),
  closedToday: z.number(),
  operators: z.array(reference.extend({ presence, since: maybe(z.string()), load: z.number() })),
});
export type BoardLine = z.output<typeof boardLine>;

const board = z.object({ lines: z.array(boardLine) });

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: async ({ signal }) => (await get('/api/board', board, signal)).lines,
  staleTime: 0,
  refetchInterval: AT_LATEST_MS,
});

const fairness = z.object({
  claims: z.number(),
  contested: z.number(),
  contestedShare: z.number(),
  medianSeconds: maybe(z.number()),
  p95Seconds: maybe(z.number()),
  operators: z.array(reference.extend({ won: z.number(), lost: z.number() })),
});
export type Fairness = z.output<typeof fairness>;

/** Days by the reader's calendar, the last one whole. */
export interface Period {
  from: string | undefined;
  to: string | undefined;
}

/** How claims went on a line in a period. */
export const fairnessQuery = (line: string, { from, to }: Period) =>
  queryOptions({
    queryKey: ['fairness', line, from, to],
    queryFn: ({ signal }) =>
      get(
        withQuery(`/api/lines/${line}/fairness`, {
          from: from && dayjs(from).toISOString(),
          to: to && dayjs(to).add(1, 'day').toISOString(),
        }),
        fairness,
        signal,
      ),
    staleTime: 0,
  });
