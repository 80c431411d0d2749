import { useTranslation } from 'react-i18next';
import type { Message } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import classes from './Thread.module.css';

/** Event and facts of a staff-only line, put into the reader's words. */
function useWords({ event, facts, author }: Message): string | undefined {
  const { t } = useTranslation();
  const name = facts?.operator?.name ?? author.name;
  const reason = facts?.reason;
  const by = author.name;
  switch (event) {
    case 'session.SessionOpened':
      // A client opens it by writing and has no id here; an operator begins it, and holds it.
      if (author.id !== undefined) return t('system.begun', { name: by });
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
    case 'session.SessionAssigned': {
      if (facts?.by === 'OPENER') return undefined;
      if (facts?.by === 'HOLDER') return t('system.transferred', { to: name, name: by });
      const holder = facts?.holder?.name;
      if (facts?.operator?.id === author.id) {
        return holder ? t('system.takenOverFrom', { holder, name }) : t('system.claimed', { name });
      }
      return holder
        ? t('system.assignedFrom', { holder, to: name, name: by })
        : t('system.assigned', { to: name, name: by });
    }
    case 'session.SessionMovedToGroup': {
      const group = facts?.group?.name ?? '';
      return facts?.by === 'HOLDER'
        ? t('system.transferredToGroup', { group, name: by })
        : t('system.movedToGroup', { group, name: by });
    }
    case 'session.PriorityChanged':
      return t(`system.priority.${facts?.priority ?? 'NONE'}`, { name: by });
    case 'session.SessionRenamed':
      return facts?.title
        ? t('system.renamed', { title: facts.title, name: by })
        : t('system.untitled', { name: by });
    case 'session.MarkedAsSpam':
      return t('system.spam', { name: by });
    case 'session.UnmarkedAsSpam':
      return t('system.noSpam', { name: by });
    case 'session.ItemLinked':
    case 'session.ItemUnlinked': {
      const linked = event === 'session.ItemLinked';
      const what = facts?.application?.name ?? '';
      const item = facts?.item?.name;
      if (item === undefined) {
        return t(linked ? 'system.linkedSome' : 'system.unlinkedSome', {
          application: what,
          name: by,
        });
      }
      return t(linked ? 'system.linked' : 'system.unlinked', { item, application: what, name: by });
    }
    default:
      return t('system.other', { name: author.name });
  }
}

export function SystemLine({ message }: { message: Message }) {
  const times = useTimes();
  const words = useWords(message);
  if (words === undefined) return null;
  return (
    <div className={classes.system}>
      <time dateTime={message.at}>{times.clock(message.at)}</time> · {words}
    </div>
  );
}
