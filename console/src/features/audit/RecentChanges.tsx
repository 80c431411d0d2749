import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Language, Line } from '@/shared/api/schemas';
import { BeforeAfter } from '@/shared/lines/Changes';
import { historyQuery } from '@/shared/lines/history';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './RecentChanges.module.css';

const SHOWN = 5;

/** The foot of a line's settings: what happened to it last. */
export function RecentChanges({ line }: { line: Line }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const query = useInfiniteQuery(historyQuery(line.id, i18n.language as Language, SHOWN));
  const entries = query.data?.pages[0]?.items ?? [];
  return (
    <section className={classes.recent} aria-labelledby="recent">
      <header className={classes.head}>
        <h2 id="recent">{t('audit.recent')}</h2>
        <Link
          to="/lines/$line"
          params={{ line: line.id }}
          search={{ tab: 'history' }}
          className={classes.all}
        >
          {t('audit.allChanges')}
        </Link>
      </header>
      {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={80} />}
      {query.isSuccess && entries.length === 0 && (
        <p className={classes.none}>{t('audit.noHistory')}</p>
      )}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <li key={`${entry.version} ${entry.event}`}>
            <time dateTime={entry.at} title={times.moment(entry.at)}>
              {times.full(entry.at)}
            </time>
            <span className={classes.who}>{entry.actor.name}</span>
            <span>
              <span className={classes.what}>{entry.summary}</span>{' '}
              {entry.changes.length === 1 &&
                entry.changes.map((change) => <BeforeAfter key={change.field} change={change} />)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
