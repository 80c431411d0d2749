import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRow } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { Initials } from '@/shared/ui/Initials';
import { ChannelIcon } from './ChannelIcon';
import { PriorityFlag } from './PriorityFlag';
import classes from './SessionList.module.css';

interface Props {
  row: SessionRow;
  open: boolean;
  waits: boolean;
}

export const Row = memo(function Row({ row, open, waits }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const at = waits ? row.openedAt : row.lastMessageAt;
  const when = waits ? times.waiting(at) : times.short(at);
  return (
    <Link
      from="/desk"
      to="/desk"
      search={(old) => ({ ...old, session: row.id })}
      preload={false}
      className={classes.row}
      data-open={open}
    >
      <Initials name={row.client.name} size={34} />
      <div className={classes.words}>
        <div className={classes.client}>{row.client.name}</div>
        <div className={classes.preview}>
          <ChannelIcon type={row.channel.type} />
          <span className={classes.text}>
            {t('desk.rowWords', { line: row.line.name, preview: row.preview ?? row.title })}
          </span>
        </div>
      </div>
      <div className={classes.side}>
        <div className={classes.when}>
          <PriorityFlag priority={row.priority} />
          <time dateTime={at}>{when}</time>
        </div>
        <div className={classes.marks}>
          {row.unread !== undefined && row.unread > 0 && (
            <span className={classes.unread} aria-label={t('desk.unread', { count: row.unread })}>
              {row.unread}
            </span>
          )}
          {row.operator ? (
            <Tooltip label={row.operator.name}>
              <span role="img" aria-label={t('desk.heldBy', { name: row.operator.name })}>
                <Initials name={row.operator.name} size={18} color="indigo" />
              </span>
            </Tooltip>
          ) : (
            waits && <span className={classes.new}>{t('desk.new')}</span>
          )}
        </div>
      </div>
    </Link>
  );
});
