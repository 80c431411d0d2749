import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionRow } from '@/shared/api/schemas';
import type { Item } from '@/shared/applications/queries';
import type { Field } from '@/shared/applications/schema';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { ItemChanges } from './ItemChanges';
import classes from './ItemPage.module.css';
import { itemHistoryQuery, itemSessionsQuery } from './queries';

/** The list of the desk in which whoever may see the session finds it. */
const LISTS = { QUEUED: 'queue', ASSIGNED: 'all', CLOSED: 'closed', SPAM: 'spam' } as const;

function Session({ session }: { session: SessionRow }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { id, title, line, status, lastMessageAt } = session;
  return (
    <li>
      <Link to="/desk" search={{ list: LISTS[status], session: id }} className={classes.session}>
        <span>{title}</span>
        <span className={classes.dim}>
          {line.name} · {t(`status.${status}`)} · {times.full(lastMessageAt)}
        </span>
      </Link>
    </li>
  );
}

/** The sessions an item is linked to, as far as I may see them. */
function Sessions({ item }: { item: Item }) {
  const { t } = useTranslation();
  const sessions = useInfiniteQuery(itemSessionsQuery(item.application.id, item.id));
  if (sessions.isError) {
    return <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />;
  }
  if (sessions.isPending) return <Skeleton height={60} />;
  const rows = sessions.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <p className={classes.dim}>{t('items.noSessions')}</p>;
  return (
    <>
      <ul className={classes.list}>
        {rows.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      {sessions.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          mt={8}
          onClick={() => void sessions.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  );
}

/** What became of an item, newest first. */
function History({ item, fields }: { item: Item; fields: Field[] }) {
  const { t } = useTranslation();
  const times = useTimes();
  const history = useInfiniteQuery(itemHistoryQuery(item.application.id, item.id));
  if (history.isError) {
    return <ProblemNote error={history.error} onRetry={() => void history.refetch()} />;
  }
  if (history.isPending) return <Skeleton height={120} />;
  return (
    <>
      <ol className={classes.list}>
        {history.data.pages
          .flatMap(({ items }) => items)
          .map((change) => (
            <li key={change.version}>
              <span>{change.actor.name}</span>{' '}
              <time className={classes.dim} dateTime={change.at}>
                {times.full(change.at)}
              </time>
              <ItemChanges change={change} fields={fields} />
            </li>
          ))}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          mt={8}
          onClick={() => void history.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  );
}

/** Beside an item's form: where it came up, and what became of it. */
export function ItemAside({ item, fields }: { item: Item; fields: Field[] }) {
  const { t } = useTranslation();
  return (
    <aside className={classes.aside}>
      <section aria-labelledby="item-sessions">
        <h2 id="item-sessions">{t('items.sessions')}</h2>
        <Sessions item={item} />
      </section>
      <section aria-labelledby="item-history">
        <h2 id="item-history">{t('items.history')}</h2>
        <History item={item} fields={fields} />
      </section>
    </aside>
  );
}
