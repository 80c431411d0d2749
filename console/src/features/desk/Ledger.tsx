import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './Details.module.css';
import { ledgerQuery } from './queries';

const WON = 'session.SessionClaimed';
const LOST = 'session.ClaimRefused';

/** How far behind the winner a refused claim came. */
function behind(entry: LedgerEntry, all: readonly LedgerEntry[]): number {
  const won = all
    .filter(({ event, at }) => event === WON && at <= entry.at)
    .toSorted((a, b) => b.at.localeCompare(a.at))[0];
  return won === undefined ? 0 : Date.parse(entry.at) - Date.parse(won.at);
}

function useWords() {
  const { t } = useTranslation();
  const times = useTimes();
  return (entry: LedgerEntry, all: readonly LedgerEntry[]): string => {
    const { name } = entry.actor;
    const { facts } = entry;
    switch (entry.event) {
      case WON:
        return t('ledger.claimed', { name });
      case LOST:
        return t('ledger.refused', { name, gap: times.span(behind(entry, all)) });
      case 'session.SessionOpened':
        return t('ledger.opened', { name });
      case 'session.SessionAssigned': {
        const to = facts?.operator?.name ?? '';
        if (facts?.by === 'OPENER') return t('ledger.holds', { name: to });
        if (facts?.operator?.id === entry.actor.id) return t('ledger.takenOver', { name });
        return facts?.by === 'HOLDER'
          ? t('ledger.transferred', { name, to })
          : t('ledger.assigned', { name, to });
      }
      case 'session.SessionMovedToGroup': {
        const to = facts?.group?.name ?? '';
        return facts?.by === 'HOLDER'
          ? t('ledger.transferred', { name, to })
          : t('ledger.assigned', { name, to });
      }
      case 'session.PriorityChanged':
        return t(`ledger.priority.${facts?.priority ?? 'NONE'}`, { name });
      case 'session.SessionRenamed':
        return t('ledger.renamed', { name });
      case 'session.MarkedAsSpam':
        return t('ledger.spam', { name });
      case 'session.UnmarkedAsSpam':
        return t('ledger.noSpam', { name });
      case 'session.SessionReturned':
        return t('ledger.returned', { name });
      case 'session.SessionClosed':
        return t('ledger.closed', { name });
      case 'session.ItemLinked':
      case 'session.ItemUnlinked': {
        const item = facts?.item?.name ?? facts?.application?.name ?? '';
        return t(entry.event === 'session.ItemLinked' ? 'ledger.linked' : 'ledger.unlinked', {
          name,
          item,
        });
      }
      default:
        return entry.summary;
    }
  };
}

/** Who claimed, who came second, who moved it; to the millisecond, newest first. */
export function Ledger({ id, gone }: { id: string; gone: boolean }) {
  const times = useTimes();
  const words = useWords();
  const { data, error, isPending, refetch } = useQuery({ ...ledgerQuery(id), enabled: !gone });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (isPending) return gone ? null : <Skeleton height={48} />;
  const entries = data.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className={classes.list}>
      {entries.map((entry, index) => (
        <li
          key={`${entry.at}.${index}`}
          className={classes.entry}
          data-won={entry.event === WON}
          data-lost={entry.event === LOST}
        >
          {words(entry, entries)}
          <time dateTime={entry.at}>{times.exact(entry.at)}</time>
        </li>
      ))}
    </ol>
  );
}
