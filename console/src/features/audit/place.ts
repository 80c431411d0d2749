import { z } from 'zod';
import type { Moment } from '@/shared/lines/history';

const instant = z.iso.datetime({ offset: true });
const version = z.number().int().positive();
/** One end of a difference: a version or an instant. */
const end = z.union([version, instant]).optional().catch(undefined);

/** Where in a line's history somebody stands; it is the address. */
export const placeSearch = z.object({
  view: z.enum(['difference', 'claimants']).optional().catch(undefined),
  version: version.optional().catch(undefined),
  at: instant.optional().catch(undefined),
  from: end,
  to: end,
});
export type Place = z.output<typeof placeSearch>;
export type End = NonNullable<Place['from']>;
export type Go = (change: Partial<Place>) => void;

/** The moment that is stood at; undefined is now. */
export function momentOf({ version, at }: Place): Moment | undefined {
  if (version !== undefined) return { version };
  return at === undefined ? undefined : { at };
}
