import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { DeskPage } from '@/features/desk/DeskPage';
import { NoDeskYet } from '@/features/desk/NoDeskYet';
import { anyLineQuery } from '@/features/lines/queries';
import { isAdministrator, useMe, worksAtDesk } from '@/shared/api/queries';

const Wizard = lazy(async () => ({ default: (await import('@/features/lines/Wizard')).Wizard }));

/**
 * The first page: the desk, or, while there is no line at all, the wizard that makes one. Begun, the wizard stays until it leads
 * on by itself: its first step makes the line whose absence called it.
 */
export function DeskOrWizard() {
  const me = useMe();
  const [begun, setBegun] = useState(false);
  const asks = isAdministrator(me) && !worksAtDesk(me);
  const { data: hasLines } = useQuery({ ...anyLineQuery, enabled: asks });
  if (asks && hasLines === false && !begun) setBegun(true);
  if (begun) {
    return (
      <Suspense>
        <Wizard />
      </Suspense>
    );
  }
  if (!asks) return <DeskPage />;
  return hasLines ? <NoDeskYet /> : null;
}
