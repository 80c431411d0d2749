import type { QueryClient } from '@tanstack/react-query';

export const REASONS = ['DEACTIVATED', 'EXPIRED', 'SIGNED_OUT'] as const;
export type Reason = (typeof REASONS)[number];

const key = ['bye'];

const isReason = (text: string): text is Reason => REASONS.some((reason) => reason === text);

/** Notes why a sign-in ended, for the page that asks for the next one; what was said first stands. */
export function noteBye(client: QueryClient, reason: string): void {
  if (isReason(reason)) client.setQueryData<Reason>(key, (said) => said ?? reason);
}

/** Why the last sign-in ended, once. */
export function takeBye(client: QueryClient): Reason | undefined {
  const said = client.getQueryData<Reason>(key);
  client.removeQueries({ queryKey: key });
  return said;
}
