import { useTranslation } from 'react-i18next';
import type { Message } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import classes from './Thread.module.css';

/** Event and facts of a staff-only line, put into the reader's words. */
function useWords({ event, facts, author }: Message): string {
  const { t } = useTranslation();
  const name = facts?.operator?.name ?? author.name;
  const reason = facts?.reason;
  switch (event) {
    case 'session.SessionOpened':
      return facts?.group
        ? t('system.openedForGroup', { group: facts.group.name })
        : t('system.opened');
    case 'session.SessionClaimed':
      return t('system.claimed', { name });
    case 'session.SessionReturned':
      if (reason === 'LEFT_LINE') return t('system.leftLine', { name });
      return t('system.returned', { name: author.name || name });
    case 'session.SessionReaddressed':
      return t('system.readdressed', { group: facts?.group?.name ?? '' });
    case 'session.SessionClosed':
      return reason
        ? t('system.closedBecause', { name: author.name, reason })
        : t('system.closed', { name: author.name });
    default:
      return t('system.other', { name: author.name });
  }
}

export function SystemLine({ message }: { message: Message }) {
  const times = useTimes();
  const words = useWords(message);
  return (
    <div className={classes.system}>
      <time dateTime={message.at}>{times.clock(message.at)}</time> · {words}
    </div>
  );
}
