import { infiniteQueryOptions } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { z } from 'zod';
import { get, withQuery } from '@/shared/api/client';
import { maybe, pageOf, person, reference, type Language } from '@/shared/api/schemas';
import { SECURITY_EVENTS, type SecurityEvent, type SecurityPlace } from './securityPlace';

const securityEntry = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  actor: maybe(person),
  employee: maybe(reference),
  address: maybe(z.string()),
  summary: z.string(),
});
export type SecurityEntry = z.output<typeof securityEntry>;

const entries = pageOf(securityEntry);

export const isKnownEvent = (event: string): event is SecurityEvent =>
  SECURITY_EVENTS.some((known) => known === event);

/** Entries, newest first; the server words them in the reader's language. */
export const securityLogQuery = (
  { event, employee, from, to }: SecurityPlace,
  language: Language,
) =>
  infiniteQueryOptions({
    queryKey: ['security-log', { event, employee, from, to, language }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const path = withQuery('/api/security-log', {
        event: event ?? [],
        employee,
        from: from && dayjs(from).startOf('day').toISOString(),
        to: to && dayjs(to).add(1, 'day').startOf('day').toISOString(),
        limit: 100,
        cursor: pageParam,
      });
      return get(path, entries, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    // It grows all the time, and nobody tells.
    staleTime: 0,
  });
