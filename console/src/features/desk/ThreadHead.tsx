import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import type { Session } from '@/shared/api/schemas';
import { useShortcuts } from '@/shared/keyboard/shortcuts';
import { useTimes } from '@/shared/time/useTimes';
import { KeyHint } from '@/shared/ui/KeyHint';
import { CloseSession } from './CloseSession';
import { useMove } from './commands';
import { MoveRefused } from './MoveRefused';
import { PriorityFlag } from './PriorityFlag';
import { StatusBadge } from './StatusBadge';
import classes from './Thread.module.css';

export function ThreadHeadWaiting() {
  return (
    <header className={classes.head} aria-hidden="true">
      <div className={classes.words}>
        <Skeleton height={12} width={180} mb={8} />
        <Skeleton height={9} width={120} />
      </div>
    </header>
  );
}

interface Props {
  session: Session;
  gone: boolean;
  claiming: boolean;
  onClaim: () => void;
}

function useFacts(session: Session): string {
  const { t } = useTranslation();
  const times = useTimes();
  const { line, openedAt, closedAt } = session;
  if (session.status === 'QUEUED') {
    return t('thread.waiting', { line: line.name, time: times.waiting(openedAt) });
  }
  const at = closedAt ?? openedAt;
  return t(closedAt ? 'thread.closedAt' : 'thread.openedAt', {
    line: line.name,
    time: times.short(at),
  });
}

export function ThreadHead({ session, gone, claiming, onClaim }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const facts = useFacts(session);
  const move = useMove(session.id);
  const [closing, setClosing] = useState(false);
  const may = (act: string) => !gone && session.may.includes(act);
  const mine = session.status === 'ASSIGNED' && session.operator?.id === me.id;
  const closeIsMain = may('CLOSE') && mine;
  useShortcuts({
    c: may('CLAIM') ? onClaim : undefined,
    e: may('CLOSE') ? () => setClosing(true) : undefined,
  });
  const inMenu = may('RETURN') || (may('CLOSE') && !closeIsMain);
  return (
    <>
      <header className={classes.head}>
        <div className={classes.words}>
          <div className={classes.titleLine}>
            <h2 className={classes.title}>{session.title}</h2>
            {!gone && <StatusBadge session={session} />}
            <PriorityFlag priority={session.priority} />
          </div>
          <div className={classes.facts}>{gone ? session.line.name : facts}</div>
        </div>
        {may('CLAIM') && (
          <Button disabled={claiming} onClick={onClaim} rightSection={<KeyHint of="c" onAccent />}>
            {t('claim.claim')}
          </Button>
        )}
        <CloseSession
          opened={closing && may('CLOSE')}
          busy={move.isPending}
          onOpen={() => setClosing(true)}
          onDismiss={() => setClosing(false)}
          onClose={(reason) => {
            move.mutate({ to: 'close', reason });
            setClosing(false);
          }}
          main={closeIsMain}
        />
        {inMenu && (
          <Menu>
            <Menu.Target>
              <ActionIcon
                variant="default"
                size={34}
                aria-label={t('thread.more')}
                disabled={move.isPending}
              >
                <IconDotsVertical size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {may('RETURN') && (
                <Menu.Item
                  leftSection={<IconArrowBackUp size={16} stroke={1.6} />}
                  onClick={() => move.mutate({ to: 'return' })}
                >
                  {t('thread.return')}
                </Menu.Item>
              )}
              {may('CLOSE') && !closeIsMain && (
                <Menu.Item
                  leftSection={<IconCheck size={16} stroke={1.6} />}
                  onClick={() => setClosing(true)}
                >
                  {t('thread.close')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      {move.isError && <MoveRefused error={move.error} onDismiss={move.reset} />}
    </>
  );
}
