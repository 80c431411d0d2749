import { Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countersQuery } from '@/features/desk/queries';
import { myLinesQuery } from '@/features/messages/queries';
import { useMe, worksAtDesk, writesToLines } from '@/shared/api/queries';
import classes from './Rail.module.css';
import { sectionOf } from './sections';
import { useRail } from './useRail';

interface ItemProps {
  to: LinkProps['to'];
  icon: Icon;
  name: string;
  count: number | undefined;
  /** What is counted. */
  counts: 'waiting' | 'unread';
  /** The section whose pages stand under it besides its own. */
  section: string;
}

function Item({ to, icon: ItemIcon, name, count = 0, counts, section }: ItemProps) {
  const { t } = useTranslation();
  const here = useLocation({ select: ({ pathname }) => sectionOf(pathname) });
  const counted = counts === 'waiting' ? 'rail.withCount' : 'rail.withUnread';
  const label = count > 0 ? t(counted, { name, count }) : name;
  return (
    <Tooltip label={name} position="right">
      <Link to={to} className={classes.item} aria-label={label} data-here={section === here}>
        <ItemIcon size={20} stroke={1.6} aria-hidden="true" />
        {count > 0 && (
          <span className={classes.count} aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}

export function Rail() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: counters } = useQuery({ ...countersQuery, enabled: worksAtDesk(me) });
  const { data: myLines } = useQuery({ ...myLinesQuery, enabled: writesToLines(me) });
  const items = useRail();
  const counted: Partial<Record<string, number>> = {
    desk: counters?.queue,
    messages: myLines?.reduce((sum, { unread }) => sum + unread, 0),
  };
  return (
    <nav className={classes.rail} aria-label={t('rail.name')} data-few={items.length < 2}>
      <Link to="/" className={classes.mark} aria-label={t('rail.home')}>
        <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
          <rect width="32" height="32" rx="8" fill="#4f5bd5" />
          <path d="M11 9h11v3.4h-7.2v2.9h6.2v3.3h-6.2V24H11z" fill="#fff" />
        </svg>
      </Link>
      {items.map(({ name, to, icon }) => (
        <Item
          key={name}
          to={to}
          icon={icon}
          name={t(`rail.${name}`)}
          count={counted[name]}
          counts={name === 'messages' ? 'unread' : 'waiting'}
          section={name}
        />
      ))}
    </nav>
  );
}
