import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, tell } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { meQuery } from '@/shared/api/queries';
import { created, reference } from '@/shared/api/schemas';

/** Reads again what a change of people may have changed; what is looked at comes first. */
async function readAgain(client: QueryClient, first: readonly unknown[]): Promise<void> {
  await client.invalidateQueries({ queryKey: first });
  for (const key of ['employees', 'employee', 'groups', 'group']) {
    if (key !== first[0]) void client.invalidateQueries({ queryKey: [key] });
  }
  void client.invalidateQueries({ queryKey: meQuery.queryKey });
}

export interface NewEmployee {
  id: string;
  login: string;
  name: string;
  email?: string;
  password?: string;
  groups: string[];
}

export function useCreateEmployee() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (employee: NewEmployee) => ask('POST', '/api/employees', employee, created),
    onSuccess: () => void readAgain(client, ['employees']),
  });
}

export interface EmployeeChange {
  name?: string;
  email?: string;
  password?: string;
}

export function useChangeEmployee(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: EmployeeChange) => tell('PATCH', `/api/employees/${id}`, change),
    onSuccess: () => readAgain(client, ['employee', id]),
  });
}

export type Activity = 'deactivate' | 'activate';

export function useActivity(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: Activity) => tell('POST', `/api/employees/${id}/${to}`),
    onSuccess: () => readAgain(client, ['employee', id]),
  });
}

interface Membership {
  to: 'join' | 'leave';
  group: string;
  employee: string;
}

/** Puts somebody into a group or takes him out; what is looked at is read again before it counts as done. */
export function useMembership(shown: readonly unknown[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ to, group, employee }: Membership) =>
      tell(to === 'join' ? 'PUT' : 'DELETE', `/api/groups/${group}/members/${employee}`),
    onSuccess: () => readAgain(client, shown),
  });
}

export interface GroupChange {
  name?: string;
  providerName?: string;
}

export function useChangeGroup(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: GroupChange) => tell('PATCH', `/api/groups/${id}`, change),
    onSuccess: () => readAgain(client, ['group', id]),
  });
}

export function useDeleteGroup(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => tell('DELETE', `/api/groups/${id}`),
    // The group's own page is left; only then it may learn that the group is gone.
    onSuccess: () => {
      for (const key of ['groups', 'employees', 'employee']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}

const groupTaken = z.object({ group: reference });
const inUse = z.object({ lines: z.array(reference) });

/** The group that has the name already. */
export function nameTakenBy(problem: unknown) {
  return isProblem(problem, 'group-name-taken') ? problem.facts(groupTaken)?.group : undefined;
}

/** The lines that need the group. */
export function linesUsing(problem: unknown) {
  return isProblem(problem, 'group-in-use') ? problem.facts(inUse)?.lines : undefined;
}
