import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, tell } from '@/shared/api/client';
import { isProblem, type Problem } from '@/shared/api/problem';
import { meQuery } from '@/shared/api/queries';
import { created, lineChanged, reference, type Group } from '@/shared/api/schemas';
import { newId } from '@/shared/outbox/ids';
import { groupsQuery } from './queries';

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

export type LineChange =
  | { path: 'name'; body: { name: string } }
  | { path: 'operators' | 'supervisors' | 'internal-clients'; body: { groups: string[] } }
  | { path: 'operator-name'; body: { show: boolean } };

/** One of a line's settings, saved by its own call; the line is read again before it counts as saved. */
export function useChangeLine(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: LineChange) =>
      ask('PUT', `/api/lines/${id}/${path}`, body, lineChanged),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['line', id] });
      void client.invalidateQueries({ queryKey: ['lines'] });
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}

export function useCreateGroup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string): Promise<Group> => {
      const { id } = await ask('POST', '/api/groups', { id: newId(), name }, created);
      return { id, name, members: 0, system: false };
    },
    onSuccess: (group) => {
      client.setQueryData(groupsQuery.queryKey, (old) => (old ? [...old, group] : old));
    },
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

export function fieldError(problem: Problem | null | undefined, field: string) {
  return problem?.errors.find((error) => error.field === field)?.message;
}
