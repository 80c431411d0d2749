import { Button, EmptyState } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { useMe } from '@/shared/api/queries';
import { attachAgain } from '@/shared/files/attachments';
import { useChosenPeople, useDraft, useOutbox, type Outgoing } from '@/shared/outbox/outbox';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { Composer } from './Composer';
import { lostTo, useClaim, useDeliver } from './commands';
import { LostClaim } from './LostClaim';
import { Messages } from './Messages';
import notices from './Notice.module.css';
import { goneQuery, messagesQuery, sessionQuery } from './queries';
import { Refusal } from './Refusal';
import classes from './Thread.module.css';
import { ThreadHead, ThreadHeadWaiting } from './ThreadHead';
import { Typists } from './Typists';
import { useMarkAsRead } from './useMarkAsRead';

/** One session with its conversation: read, claim, answer, close. */
export function Thread({ id, onLeave }: { id: string; onLeave: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: outOfSight } = useQuery(goneQuery(id));
  const sessionState = useQuery({ ...sessionQuery(id), enabled: !outOfSight });
  const session = sessionState.data;
  const notFound = isProblem(sessionState.error) && sessionState.error.status === 404;
  const gone = outOfSight || notFound;
  const messagesState = useInfiniteQuery({ ...messagesQuery(id), enabled: !gone });
  const messages = (messagesState.data?.pages.flatMap((page) => page.items) ?? []).toReversed();

  const claim = useClaim(id);
  const run = useCallback(() => {
    if (!claim.isPending) claim.mutate();
  }, [claim]);
  const lost = lostTo(claim.error);
  const thread = `${me.id}.${id}`;
  const outbox = useOutbox(thread, useDeliver(id));
  const [, setReply] = useDraft(`${thread}.REPLY`);
  const [, setNote] = useDraft(`${thread}.NOTE`);
  const [, setPeople] = useChosenPeople(thread);
  const newFrom = useMarkAsRead(gone ? undefined : session, messages);

  if (session === undefined) {
    if (!gone && !sessionState.isError) {
      return (
        <main className={classes.thread}>
          <ThreadHeadWaiting />
        </main>
      );
    }
    return (
      <main className={classes.lost}>
        {gone ? (
          <EmptyState
            icon={<IconEyeOff size={26} stroke={1.5} />}
            title={t('thread.notThere')}
            description={t('thread.notThereHint')}
          >
            <Button variant="default" onClick={onLeave}>
              {t('thread.back')}
            </Button>
          </EmptyState>
        ) : (
          <ProblemNote error={sessionState.error} onRetry={() => void sessionState.refetch()} />
        )}
      </main>
    );
  }

  const edit = (outgoing: Outgoing) => {
    (outgoing.kind === 'NOTE' ? setNote : setReply)(outgoing.text);
    if (outgoing.kind === 'NOTE') setPeople(outgoing.mentions);
    attachAgain(`${thread}.${outgoing.kind}`, outgoing.files);
    outbox.takeBack(outgoing);
  };
  return (
    <main className={classes.thread} data-gone={gone} aria-label={session.title}>
      <ThreadHead session={session} gone={gone} claiming={claim.isPending} onClaim={run} />
      <Messages
        session={session}
        gone={gone}
        messages={messages}
        newFrom={newFrom}
        query={messagesState}
        outbox={outbox}
        onEdit={edit}
      />
      <div className={classes.foot}>
        {!gone && <Typists session={session} />}
        {lost && <LostClaim lost={lost} />}
        {claim.isError && !lost && !gone && <Refusal error={claim.error} onAgain={run} />}
        {gone ? (
          !lost && (
            <div className={`${notices.notice} ${notices.quiet}`} role="status">
              <IconEyeOff size={16} aria-hidden="true" />
              <span className={notices.words}>{t('thread.gone')}</span>
              <Button size="compact-sm" variant="default" onClick={onLeave}>
                {t('thread.back')}
              </Button>
            </div>
          )
        ) : (
          <Composer
            key={session.may.includes('REPLY') ? 'replying' : 'noting'}
            session={session}
            thread={thread}
            claiming={claim.isPending}
            onClaim={run}
            onSend={outbox.send}
          />
        )}
      </div>
    </main>
  );
}
