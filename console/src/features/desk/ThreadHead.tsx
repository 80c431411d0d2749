import { Button, Skeleton } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import { calledOf, type Session } from '@/shared/api/schemas';
import { useShortcuts } from '@/shared/keyboard/shortcuts';
import { useTimes } from '@/shared/time/useTimes';
import { KeyHint } from '@/shared/ui/KeyHint';
import { CloseSession } from './CloseSession';
import { useMove } from './commands';
import { MoveRefused } from './MoveRefused';
import { PriorityMenu } from './PriorityMenu';
import { StatusBadge } from './StatusBadge';
import { noteTaken } from './taken';
import classes from './Thread.module.css';
import { ThreadMenu, type Act } from './ThreadMenu';
import { ThreadTitle } from './ThreadTitle';
import { useDesk } from './useDesk';

const GiveDialog = lazy(async () => ({ default: (await import('./GiveDialog')).GiveDialog }));

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
  const { line: lineOf, openedAt, closedAt } = session;
  const { card } = session.client;
  // The title says what the messenger calls the client.
  const line = { name: card ? `${calledOf(session)} · ${lineOf.name}` : lineOf.name };
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
  const desk = useDesk();
  const facts = useFacts(session);
  const move = useMove(session.id);
  const [closing, setClosing] = useState(false);
  const [giving, setGiving] = useState(false);
  const may = (act: string) => !gone && session.may.includes(act);
  const mine = session.status === 'ASSIGNED' && session.operator?.id === me.id;
  const answersHere = me.operatorOf.some(({ id }) => id === session.line.id);
  const isSpam = session.status === 'SPAM';
  // A supervisor assigns whatever he holds himself, too.
  const by = may('ASSIGN') ? 'assign' : 'transfer';
  const mayGive = may('ASSIGN') || may('TRANSFER');
  const closeIsMain = may('CLOSE') && mine;
  const giveIsMain = may('ASSIGN') && !may('CLAIM') && !mine;
  const noSpamIsMain = may('UNMARK_SPAM') && isSpam;
  const give = () => setGiving(true);
  useShortcuts({
    a: mayGive ? give : undefined,
    c: may('CLAIM') ? onClaim : undefined,
    e: may('CLOSE') ? () => setClosing(true) : undefined,
  });
  const takeOver = () =>
    move.mutate(
      { to: 'assign', destination: { operator: me.id } },
      {
        onSuccess: () => {
          noteTaken(session.id);
          desk.go({ list: 'mine', q: undefined, session: session.id });
        },
      },
    );
  const offered: (Act | false)[] = [
    may('ASSIGN') && session.status === 'ASSIGNED' && answersHere && !mine
      ? { name: 'takeOver', run: takeOver }
      : false,
    mayGive && !giveIsMain && { name: by, key: 'a', run: give },
    may('RETURN') && { name: 'return', run: () => move.mutate({ to: 'return' }) },
    may('MARK_SPAM') && !isSpam && { name: 'spam', run: () => move.mutate({ to: 'spam' }) },
    may('CLOSE') && !closeIsMain && { name: 'close', key: 'e', run: () => setClosing(true) },
  ];
  return (
    <>
      <header className={classes.head}>
        <ThreadTitle
          session={session}
          mayRename={may('RENAME')}
          facts={gone ? session.line.name : facts}
        >
          {!gone && <StatusBadge session={session} />}
          <PriorityMenu
            value={session.priority}
            may={may('PRIORITIZE')}
            onChange={(priority) => move.mutate({ to: 'priority', priority })}
          />
        </ThreadTitle>
        {may('CLAIM') && (
          <Button disabled={claiming} onClick={onClaim} rightSection={<KeyHint of="c" onAccent />}>
            {t('claim.claim')}
          </Button>
        )}
        {giveIsMain && (
          <Button variant="default" onClick={give} rightSection={<KeyHint of="a" />}>
            {t('thread.act.assign')}
          </Button>
        )}
        {noSpamIsMain && (
          <Button
            variant="default"
            disabled={move.isPending}
            onClick={() => move.mutate({ to: 'no-spam' })}
          >
            {t('thread.noSpam')}
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
        <ThreadMenu acts={offered.filter((act) => act !== false)} busy={move.isPending} />
      </header>
      {move.isError && <MoveRefused error={move.error} onDismiss={move.reset} />}
      {giving && mayGive && (
        <Suspense>
          <GiveDialog session={session} by={by} onClose={() => setGiving(false)} />
        </Suspense>
      )}
    </>
  );
}
