import { Button, EmptyState, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconCoffee } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRow } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import classes from './OpenSessions.module.css';
import { PriorityFlag } from './PriorityFlag';
import { sessionsQuery, type ListOf } from './queries';
import { LineAndPreview } from './LineAndPreview';
import { StatusBadge } from './StatusBadge';

const GiveDialog = lazy(async () => ({ default: (await import('./GiveDialog')).GiveDialog }));

interface SortProps {
  words: string;
  chosen: boolean;
  onChoose: () => void;
}

function SortHead({ words, chosen, onChoose }: SortProps) {
  return (
    <UnstyledButton className={classes.sort} aria-pressed={chosen} onClick={onChoose}>
      {words}
      {chosen && <IconArrowDown size={13} stroke={2} aria-hidden="true" />}
    </UnstyledButton>
  );
}

interface Props {
  line: string | undefined;
  sort: ListOf['sort'];
  onSort: (sort: ListOf['sort']) => void;
}

/** What is open in the lines one supervises, who waits longest on top; each can be assigned from its row. */
export function OpenSessions({ line, sort, onSort }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const client = useQueryClient();
  const [giving, setGiving] = useState<SessionRow>();
  const of: ListOf = { list: 'ACTIVE', line, search: undefined, sort };
  const query = useInfiniteQuery(sessionsQuery(client, of));
  const rows = query.data?.pages.flatMap((page) => page.items);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const columns: Column<SessionRow>[] = [
    {
      key: 'client',
      head: t('board.column.client'),
      width: 'minmax(110px, 1.4fr)',
      cell: (row) => (
        <Link
          to="/desk"
          search={{ list: 'all', session: row.id }}
          preload={false}
          className={linked.link}
        >
          {row.client.name}
        </Link>
      ),
    },
    {
      key: 'preview',
      head: t('board.column.preview'),
      width: 'minmax(110px, 2fr)',
      cell: (row) => (
        <span className={classes.dim}>
          {line === undefined ? <LineAndPreview row={row} /> : (row.preview ?? row.title)}
        </span>
      ),
    },
    {
      key: 'status',
      head: t('board.column.status'),
      width: 'minmax(170px, 1.3fr)',
      cell: (row) => <StatusBadge session={row} />,
    },
    {
      key: 'waiting',
      head: (
        <SortHead
          words={t('board.column.waiting')}
          chosen={sort === 'WAITING'}
          onChoose={() => onSort('WAITING')}
        />
      ),
      width: '96px',
      cell: (row) => (
        <span className={classes.waiting}>
          <time dateTime={row.openedAt}>{times.waiting(row.openedAt)}</time>
          <PriorityFlag priority={row.priority} />
        </span>
      ),
    },
    {
      key: 'last',
      head: (
        <SortHead
          words={t('board.column.last')}
          chosen={sort === undefined}
          onChoose={() => onSort(undefined)}
        />
      ),
      width: '96px',
      cell: (row) => <time dateTime={row.lastMessageAt}>{times.short(row.lastMessageAt)}</time>,
    },
    {
      key: 'act',
      head: <span className={classes.unseen}>{t('lines.actions')}</span>,
      width: '104px',
      cell: (row) => (
        <Tooltip label={t('give.assignTitle')}>
          <Button
            size="compact-sm"
            variant="default"
            className={`${listing.act} ${classes.act}`}
            aria-label={t('board.assign', { client: row.client.name })}
            onClick={() => setGiving(row)}
          >
            {t('thread.act.assign')}
          </Button>
        </Tooltip>
      ),
    },
  ];

  return (
    <div className={classes.page}>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          mt={64}
          icon={<IconCoffee size={26} stroke={1.5} />}
          title={t('desk.empty.all')}
          description={t('board.noneOpenHint')}
        />
      ) : (
        !query.isError && (
          <VirtualTable
            key={JSON.stringify(of)}
            label={t('board.sessions')}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hasMore={hasNextPage}
            onEnd={onEnd}
          />
        )
      )}
      {giving && (
        <Suspense>
          <GiveDialog session={giving} by="assign" onClose={() => setGiving(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
