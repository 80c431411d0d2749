import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, get, tell } from '@/shared/api/client';
import { maybe } from '@/shared/api/schemas';

export const SCOPES = ['READ', 'OPERATE', 'ADMINISTER'] as const;
const scope = z.enum(SCOPES);
export type Scope = z.output<typeof scope>;

const token = z.object({
  id: z.string(),
  name: z.string(),
  scope,
  createdAt: z.string(),
  expiresAt: maybe(z.string()),
  lastUsedAt: maybe(z.string()),
});
export type Token = z.output<typeof token>;

const tokens = z.object({ items: z.array(token) });

const madeToken = z.object({
  id: z.string(),
  token: z.string(),
  scope,
  expiresAt: maybe(z.string()),
});
/** A token just made, the only time it is told. */
export type MadeToken = z.output<typeof madeToken>;

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await get('/api/tokens', tokens, signal)).items,
  // Programs use them meanwhile.
  staleTime: 0,
});

interface NewToken {
  name: string;
  scope: Scope;
  expiresAt: string | undefined;
}

export function useMakeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewToken) => ask('POST', '/api/tokens', wanted, madeToken),
    onSuccess: () => client.invalidateQueries(tokensQuery),
    // It is told once: nothing keeps it longer than the dialog that shows it.
    gcTime: 0,
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => tell('DELETE', `/api/tokens/${id}`),
    onSuccess: () => client.invalidateQueries(tokensQuery),
  });
}
