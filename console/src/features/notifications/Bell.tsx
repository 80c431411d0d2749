import { Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Bell.module.css';

const NotificationList = lazy(async () => ({
  default: (await import('./NotificationList')).NotificationList,
}));

/** Rings for me: what was assigned to me and where I am mentioned, until I have read it. */
export function Bell({ unread }: { unread: number }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const label =
    unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.title');
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.bell}
          data-opened={opened}
          aria-label={label}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={20} stroke={1.6} aria-hidden="true" />
          {unread > 0 && (
            <span className={classes.count} aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('notifications.title')}>
        <Suspense fallback={<Skeleton height={120} />}>
          <NotificationList onLeave={() => setOpened(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
