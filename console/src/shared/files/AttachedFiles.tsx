import { Skeleton } from '@mantine/core';
import { Suspense, lazy } from 'react';
import type { Attachments } from './attachments';

const Chips = lazy(async () => ({ default: (await import('./Chips')).Chips }));

/** The files a message being written takes along; drawn once there are some. */
export function AttachedFiles({ of }: { of: Attachments }) {
  if (of.items.length === 0) return null;
  return (
    <Suspense fallback={<Skeleton height={40} width={180} my={6} />}>
      <Chips of={of} />
    </Suspense>
  );
}
