import { z } from 'zod';

/** What the security log tells, in the order in which it can be chosen. */
export const SECURITY_EVENTS = [
  'SIGNED_IN',
  'SIGN_IN_FAILED',
  'SIGN_IN_DELAYED',
  'SIGNED_OUT',
  'TOKEN_ISSUED',
  'TOKEN_USED',
  'TOKEN_REVOKED',
  'PASSWORD_CHANGED',
  'EMPLOYEE_CREATED',
  'EMPLOYEE_DEACTIVATED',
  'EMPLOYEE_ACTIVATED',
  'IDENTITY_LINKED',
  'GROUP_JOINED',
  'GROUP_LEFT',
  'GROUP_DELETED',
  'GROUP_MAPPED',
  'LINE_RIGHTS_CHANGED',
  'EXPORTED',
  'ITEMS_EXPORTED',
] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

const day = z.iso.date().optional().catch(undefined);

/** What of the log is looked at; it is the address. Days are the reader's own, the last one is meant whole. */
export const securitySearch = z.object({
  event: z.array(z.enum(SECURITY_EVENTS)).optional().catch(undefined),
  employee: z.string().optional().catch(undefined),
  from: day,
  to: day,
});
export type SecurityPlace = z.output<typeof securitySearch>;
