import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTimes } from '@/shared/time/useTimes';
import bubbles from '@/shared/ui/bubbles.module.css';
import { sessionQuery } from './queries';

/** Where one session of the conversation begins. */
export function SessionDivider({ id, current }: { id: string; current: boolean }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { data: session } = useQuery(sessionQuery(id));
  const title = session?.title ?? t('thread.earlierSession');
  const closed = !current && session?.closedAt;
  return (
    <div className={bubbles.divider} data-session="true">
      <span>{closed ? t('thread.closedOn', { title, day: times.dayWithin(closed) }) : title}</span>
    </div>
  );
}
