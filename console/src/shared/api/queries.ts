import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSuspenseQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, get, tell } from './client';
import { isProblem } from './problem';
import { choosePresence } from '../live/chosenPresence';
import {
  me,
  presence,
  site,
  type Language,
  type Me,
  type Preferences,
  type Presence,
} from './schemas';

export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: ({ signal }) => get('/api/site', site, signal),
  staleTime: Infinity,
});

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await get('/api/me', me, signal);
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The signed-in person; only below the routes that ask for one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (data === null) throw new Error('nobody is signed in');
  return data;
}

export function usePresence() {
  const client = useQueryClient();
  const me = useMe();
  return useMutation({
    mutationFn: (status: Presence) =>
      ask('PUT', '/api/me/presence', { status }, z.object({ status: presence })),
    onMutate: (status) => {
      if (status === 'OFFLINE') choosePresence(me.id, status);
    },
    onSuccess: ({ status }) => patchMe(client, { presence: status }),
    onError: (_, status) => {
      if (status === 'OFFLINE') choosePresence(me.id, 'ONLINE');
    },
  });
}

/** What I choose of how I see Firstline; it holds at once, and the server keeps the whole of it. */
export function useChoose() {
  const client = useQueryClient();
  return useMutation({
    // One after the other: each sends everything, and the last one is what is kept.
    scope: { id: 'preferences' },
    onMutate: ({ language, ...change }: Partial<Preferences> & { language?: Language }) => {
      const old = client.getQueryData(meQuery.queryKey);
      if (!old) return;
      const chosen = { ...old.preferences, ...change };
      patchMe(client, { preferences: chosen, language: language ?? old.language });
    },
    mutationFn: async () => {
      const chosen = client.getQueryData(meQuery.queryKey);
      if (!chosen) return;
      const { preferences, language } = chosen;
      await tell('PUT', '/api/me/preferences', { ...preferences, language });
    },
    onError: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

export function patchMe(client: QueryClient, change: Partial<Me>): void {
  client.setQueryData(meQuery.queryKey, (old) => (old ? { ...old, ...change } : old));
}

export const isAdministrator = (who: Me) => who.roles.includes('ADMINISTRATOR');
export const isAuditor = (who: Me) => who.roles.includes('AUDITOR');
export const isOperator = (who: Me) => who.operatorOf.length > 0;
export const isSupervisor = (who: Me) => who.supervisorOf.length > 0;
export const worksAtDesk = (who: Me) =>
  isOperator(who) || isSupervisor(who) || who.readerOf.length > 0;
/** Whoever answers or decides at a desk keeps templates of their own; administrators keep those of all. */
export const answersWithTemplates = (who: Me) => isOperator(who) || isSupervisor(who);
export const hasTemplates = (who: Me) => answersWithTemplates(who) || isAdministrator(who);
export const seesDesk = (who: Me) => worksAtDesk(who) || isAdministrator(who);
export const seesLines = (who: Me) => isAdministrator(who) || isAuditor(who) || isSupervisor(who);
export const writesToLines = (who: Me) => who.clientOf.length > 0;
/** Supervisors reach the history of their lines through the line. */
export const audits = (who: Me) => isAdministrator(who) || isAuditor(who);
