import { ActionIcon, Button, EmptyState, Skeleton, Tooltip } from '@mantine/core';
import { IconAt, IconBellOff, IconCheck, IconUserShare } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notification } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './NotificationList.module.css';
import { notificationsQuery, useRead } from './queries';

const ICONS = { ASSIGNED: IconUserShare, MENTIONED: IconAt };

interface ItemProps {
  row: Notification;
  onRead: () => void;
  onLeave: () => void;
}

/** What happened and where; the session opens where it is still in sight. */
function Item({ row, onRead, onLeave }: ItemProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const { kind, session, read, at } = row;
  const KindIcon = ICONS[kind];
  const title: ReactNode =
    session.title === undefined ? (
      <span className={classes.where}>{t('notifications.outOfSight')}</span>
    ) : (
      <Link
        to="/desk"
        search={{ list: kind === 'ASSIGNED' ? 'mine' : undefined, session: session.id }}
        preload={false}
        className={classes.link}
        onClick={() => {
          if (!read) onRead();
          onLeave();
        }}
      >
        {session.title}
      </Link>
    );
  return (
    <li className={classes.item} data-read={read}>
      <KindIcon size={18} stroke={1.6} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>
        <div className={classes.what}>
          {t(`notifications.words.${kind}`, { name: row.by?.name ?? t('setting.somebody') })}
        </div>
        {title}
        <time dateTime={at} className={classes.at}>
          {times.full(at)}
        </time>
      </div>
      {!read && (
        <Tooltip label={t('notifications.read')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.act}
            aria-label={t('notifications.readThis', { session: session.title ?? '' })}
            onClick={onRead}
          >
            <IconCheck size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

export function NotificationList({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(notificationsQuery);
  const read = useRead();
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="notifications">
      <header className={classes.head}>
        <h2 id="notifications">{t('notifications.title')}</h2>
        {rows?.some((row) => !row.read) && (
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={read.isPending}
            onClick={() => read.mutate(undefined)}
          >
            {t('notifications.readAll')}
          </Button>
        )}
      </header>
      {(query.isError || read.isError) && (
        <div className={classes.problem}>
          <ProblemNote error={query.error ?? read.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && <Skeleton height={120} m={12} w="auto" />}
      {rows?.length === 0 && (
        <EmptyState
          py={28}
          px={24}
          size="sm"
          icon={<IconBellOff size={24} stroke={1.5} />}
          title={t('notifications.none')}
          description={t('notifications.noneHint')}
        />
      )}
      <ul className={classes.list} aria-label={t('notifications.title')}>
        {rows?.map((row) => (
          <Item key={row.id} row={row} onRead={() => read.mutate(row.id)} onLeave={onLeave} />
        ))}
        {query.hasNextPage && (
          <li className={classes.more}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('common.more')}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
