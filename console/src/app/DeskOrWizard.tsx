import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { DeskPage } from '@/features/desk/DeskPage';
import { NoDeskYet } from '@/features/desk/NoDeskYet';
import { anyLineQuery } from '@/features/lines/queries';
import { isAdministrator, useMe, worksAtDesk } from '@/shared/api/queries';

/** The first page: the desk, or, while there is no line at all, the way to the wizard that makes one. */
export function DeskOrWizard() {
  const me = useMe();
  const asks = isAdministrator(me) && !worksAtDesk(me);
  const { data: hasLines } = useQuery({ ...anyLineQuery, enabled: asks });
  if (!asks) return <DeskPage />;
  if (hasLines === undefined) return null;
  return hasLines ? <NoDeskYet /> : <Navigate to="/wizard" replace />;
}
