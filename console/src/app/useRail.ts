import { useQuery } from '@tanstack/react-query';
import { useMe, worksAtDesk } from '@/shared/api/queries';
import { applicationChoiceQuery, readsItems } from '@/shared/applications/queries';
import { railOf } from './sections';

/** What I find on the rail: records only where I may read some. */
export function useRail() {
  const me = useMe();
  const { data } = useQuery({ ...applicationChoiceQuery, enabled: worksAtDesk(me) });
  const hasRecords = data?.some(readsItems) === true;
  return railOf(me).filter(({ name }) => name !== 'records' || hasRecords);
}
