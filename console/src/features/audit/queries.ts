import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, get, withQuery } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { lineChanged, maybe, presence, reference } from '@/shared/api/schemas';
import { change } from '@/shared/lines/history';
import type { End } from './place';

const point = z.object({ version: z.number(), at: maybe(z.string()) });

const difference = z.object({
  from: point,
  to: point,
  changes: z.array(change),
});
export type Difference = z.output<typeof difference>;

export const differenceQuery = (id: string, from: End, to: End) =>
  queryOptions({
    queryKey: ['line-past', id, 'difference', from, to],
    queryFn: ({ signal }) =>
      get(withQuery(`/api/lines/${id}/diff`, { from, to }), difference, signal),
  });

const eligible = z.object({
  at: z.string(),
  operators: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      groups: z.array(reference),
      presence,
    }),
  ),
});
export type Eligible = z.output<typeof eligible>;

export const eligibleQuery = (id: string, at: string) =>
  queryOptions({
    queryKey: ['line-past', id, 'eligible', at],
    queryFn: ({ signal }) => get(withQuery(`/api/lines/${id}/eligible`, { at }), eligible, signal),
  });

const unrestorable = z.object({ fields: z.array(z.string()) });

/** The settings that cannot come back, by name. */
export function unrestorableIn(problem: unknown): string[] | undefined {
  return isProblem(problem, 'cannot-restore') ? problem.facts(unrestorable)?.fields : undefined;
}

interface Revert {
  version: number;
  /** The version the preview was drawn from. */
  newest: number;
  skip: string[];
}

export function useRevert(id: string) {
  const client = useQueryClient();
  const readAgain = async () => {
    await client.invalidateQueries({ queryKey: ['line', id] });
    void client.invalidateQueries({ queryKey: ['line-history', id] });
    void client.invalidateQueries({ queryKey: ['lines'] });
  };
  return useMutation({
    mutationFn: ({ version, newest, skip }: Revert) =>
      ask(
        'POST',
        `/api/lines/${id}/revert`,
        skip.length === 0 ? { version } : { version, skip },
        lineChanged,
        { ifMatch: newest },
      ),
    onSuccess: readAgain,
    onError: (error) => {
      if (isProblem(error, 'stale-version')) void readAgain();
    },
  });
}
