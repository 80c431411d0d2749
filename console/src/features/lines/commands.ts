import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, tell } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { meQuery } from '@/shared/api/queries';
import { lineChanged, maybe, person, reference } from '@/shared/api/schemas';
import { change, lineQuery } from '@/shared/lines/history';
import { bodyOf, type Settings } from '@/shared/lines/settings';

export interface NewLine {
  id: string;
  name: string;
  operatorGroups: string[];
  supervisorGroups: string[];
}

export function useCreateLine() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (line: NewLine) => ask('POST', '/api/lines', line, lineChanged),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
    onSettled: () => client.invalidateQueries({ queryKey: ['lines'] }),
  });
}

/** Reads again what a change of the line may have changed; the line itself first. */
async function readAgain(client: QueryClient, id: string): Promise<void> {
  await client.invalidateQueries({ queryKey: ['line', id] });
  void client.invalidateQueries({ queryKey: ['line-history', id] });
  void client.invalidateQueries({ queryKey: ['lines'] });
  void client.invalidateQueries({ queryKey: meQuery.queryKey });
}

const stale = z.object({
  version: z.number(),
  changes: z.array(
    z.object({
      version: z.number(),
      at: z.string(),
      actor: maybe(person),
      changes: z.array(change).default([]),
    }),
  ),
});
/** What others saved since the version an edit began with. */
export type Meanwhile = z.output<typeof stale>['changes'];

interface Save {
  /** The version the edit began with. */
  version: number;
  settings: Settings;
}

/** Saves all settings at once; they count as saved when the line has been read again. */
export function useSaveSettings(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, settings }: Save) => {
      const body = bodyOf(settings);
      const path = `/api/lines/${id}/settings`;
      try {
        return await ask('PUT', path, body, lineChanged, { ifMatch: version });
      } catch (error) {
        // What is newest now is what the conflict is shown against.
        if (isProblem(error, 'stale-version')) {
          await client.query({ ...lineQuery(id), staleTime: 0 });
        }
        throw error;
      }
    },
    onSuccess: () => readAgain(client, id),
  });
}

export function meanwhileOf(problem: unknown): Meanwhile | undefined {
  return isProblem(problem, 'stale-version') ? problem.facts(stale)?.changes : undefined;
}

export function useRetirement(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: 'retire' | 'restore') =>
      ask('POST', `/api/lines/${id}/${to}`, undefined, lineChanged),
    onSuccess: () => readAgain(client, id),
  });
}

/** Puts a person into groups, one call each; safe to repeat. */
export async function joinGroups(person: string, groups: string[]): Promise<void> {
  for (const group of new Set(groups)) await tell('PUT', `/api/groups/${group}/members/${person}`);
}

const nameTaken = z.object({ line: reference });

export function takenBy(problem: unknown) {
  return isProblem(problem, 'line-name-taken') ? problem.facts(nameTaken)?.line : undefined;
}
