import { Tabs } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isOperator, useMe } from '@/shared/api/queries';
import type { Counters } from '@/shared/api/schemas';
import { useShortcuts } from '@/shared/keyboard/shortcuts';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { StreamLight } from '@/shared/ui/StreamLight';
import { useTitle } from '@/shared/ui/useTitle';
import { LineFilter } from './LineFilter';
import classes from './ListPane.module.css';
import { NewSession } from './NewSession';
import { NoSessions } from './NoSessions';
import { countersQuery, sessionsQuery } from './queries';
import { RowsWaiting } from './RowsWaiting';
import { SearchField } from './SearchField';
import { SessionList } from './SessionList';
import { TakeNext } from './TakeNext';
import { useDesk, type Tab } from './useDesk';

function countOf(tab: Tab, counters: Counters | undefined): number {
  if (counters === undefined) return 0;
  const { queue, mine, spam } = counters;
  return tab === 'all' || tab === 'closed' ? 0 : { queue, mine, spam }[tab];
}

function TabCount({ tab, counters }: { tab: Tab; counters: Counters | undefined }) {
  const { t } = useTranslation();
  const count = countOf(tab, counters);
  if (count === 0) return null;
  const unread = tab === 'mine' && (counters?.mineUnread ?? 0) > 0;
  return (
    <span className={classes.count} data-unread={unread}>
      {count}
      {unread && <span className={classes.srOnly}>{t('desk.withUnread')}</span>}
    </span>
  );
}

export function ListPane() {
  const { t } = useTranslation();
  const me = useMe();
  const desk = useDesk();
  const client = useQueryClient();
  const { data: counters } = useQuery(countersQuery);
  const query = useInfiniteQuery(sessionsQuery(client, desk.of));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];

  useTitle(t('rail.desk'), counters?.queue);

  const now = rows.findIndex(({ id }) => id === desk.session);
  const list = JSON.stringify(desk.of);
  const last = useRef({ list, place: -1 });
  useEffect(() => {
    if (now !== -1) last.current = { list, place: now };
    else if (last.current.list !== list) last.current = { list, place: -1 };
  }, [now, list]);
  const step = (by: 1 | -1) => {
    // Where the open session left the list, the walk goes on from the place it had.
    const { place } = last.current;
    const left =
      desk.session !== undefined && place !== -1 ? (by === 1 ? place : place - 1) : undefined;
    const first = by === 1 ? 0 : rows.length - 1;
    const next = rows[now === -1 ? Math.min(left ?? first, rows.length - 1) : now + by];
    if (next) desk.go({ session: next.id }, true);
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
  });

  return (
    <section className={classes.pane} aria-label={t('desk.sessions')}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('rail.desk')}</h1>
        <StreamLight />
        <LineFilter />
      </header>
      <div className={classes.search}>
        <SearchField />
        {isOperator(me) && <NewSession />}
      </div>
      <Tabs
        value={desk.tab}
        onChange={(tab) => desk.go({ list: (tab ?? 'queue') as Tab })}
        className={classes.tabs}
        classNames={{ list: classes.tabList, tab: classes.tab, panel: classes.panel }}
      >
        <Tabs.List aria-label={t('desk.lists')}>
          {desk.tabs.map((tab) => (
            <Tabs.Tab
              key={tab}
              value={tab}
              rightSection={<TabCount tab={tab} counters={counters} />}
            >
              {t(`desk.tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={desk.tab} tabIndex={-1}>
          {query.isError && (
            <div className={classes.problem}>
              <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
            </div>
          )}
          {query.isPending && <RowsWaiting />}
          {query.isSuccess && rows.length === 0 && <NoSessions />}
          {rows.length > 0 && (
            <SessionList
              key={list}
              rows={rows}
              onEnd={() => {
                if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
              }}
            />
          )}
        </Tabs.Panel>
      </Tabs>
      {isOperator(me) && <TakeNext counters={counters} />}
    </section>
  );
}
