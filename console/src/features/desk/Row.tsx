import { Highlight, Tooltip } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { calledOf, type SessionRow } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { Initials } from '@/shared/ui/Initials';
import { Unread } from '@/shared/ui/Unread';
import { ChannelIcon } from './ChannelIcon';
import { PriorityFlag } from './PriorityFlag';
import { hits } from './hits';
import { LineAndPreview } from './LineAndPreview';
import classes from './SessionList.module.css';

interface Props {
  row: SessionRow;
  open: boolean;
  waits: boolean;
  /** The words of the search this row answers. */
  sought: string | undefined;
}

function HeldBy({ name, vanished }: { name: string; vanished: boolean }) {
  const { t } = useTranslation();
  const words = t(vanished ? 'desk.heldByVanished' : 'desk.heldBy', { name });
  return (
    <Tooltip label={vanished ? words : name}>
      <span role="img" aria-label={words} className={classes.holder} data-vanished={vanished}>
        {vanished && <IconUserOff size={14} stroke={1.8} aria-hidden="true" />}
        <Initials name={name} size={18} color={vanished ? 'gray' : 'indigo'} />
      </span>
    </Tooltip>
  );
}

export const Row = memo(function Row({ row, open, waits, sought }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const called = calledOf(row);
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
      <Initials name={called} size={34} />
      <div className={classes.words}>
        <div className={classes.client}>{called}</div>
        <div className={classes.preview}>
          <ChannelIcon type={row.channel.type} />
          <span className={classes.text}>
            {sought !== undefined && row.found !== undefined ? (
              <Highlight highlight={hits(row.found, sought)} component="span" inherit>
                {row.found}
              </Highlight>
            ) : (
              <LineAndPreview row={row} />
            )}
          </span>
        </div>
      </div>
      <div className={classes.side}>
        <div className={classes.when}>
          <PriorityFlag priority={row.priority} />
          <time dateTime={at}>{when}</time>
        </div>
        <div className={classes.marks}>
          <Unread count={row.unread} />
          {row.operator ? (
            <HeldBy name={row.operator.name} vanished={row.vanished} />
          ) : (
            waits && <span className={classes.new}>{t('desk.new')}</span>
          )}
        </div>
      </div>
    </Link>
  );
});
