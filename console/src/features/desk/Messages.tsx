import { Button, Skeleton } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Fragment, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, Session } from '@/shared/api/schemas';
import type { Outgoing, useOutbox } from '@/shared/outbox/outbox';
import { dayKey } from '@/shared/time/format';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { Unsent } from '@/shared/ui/Unsent';
import bubbles from '@/shared/ui/bubbles.module.css';
import { Bubble } from './Bubble';
import { SessionDivider } from './SessionDivider';
import { SystemLine } from './SystemLine';
import classes from './Thread.module.css';

/** Loads what lies above as soon as it comes near, where the browser can tell. */
function Earlier({ busy, onLoad }: { busy: boolean; onLoad: () => void }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const load = useRef(onLoad);
  useEffect(() => {
    load.current = onLoad;
  });
  useEffect(() => {
    if (button.current === null || !('IntersectionObserver' in window)) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) load.current();
      },
      { rootMargin: '200px 0px 0px' },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [busy]);
  return (
    <Button
      ref={button}
      variant="subtle"
      color="gray"
      size="compact-sm"
      mx="auto"
      disabled={busy}
      onClick={onLoad}
    >
      {t('common.earlier')}
    </Button>
  );
}

interface Props {
  session: Session;
  gone: boolean;
  messages: Message[];
  /** The first message that was new when one came to look. */
  newFrom: string | undefined;
  query: Pick<
    UseInfiniteQueryResult,
    'isPending' | 'isFetchingNextPage' | 'hasNextPage' | 'error' | 'fetchNextPage' | 'refetch'
  >;
  outbox: ReturnType<typeof useOutbox>;
  onEdit: (outgoing: Outgoing) => void;
}

export function Messages({ session, gone, messages, newFrom, query, outbox, onEdit }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const known = new Set(messages.map(({ messageId }) => messageId));
  const unsent = outbox.waiting.filter(({ messageId }) => !known.has(messageId));
  const sessionId = session.id;
  const mayNote = !gone && session.may.includes('NOTE');
  const mayReply = !gone && session.may.includes('REPLY');
  const lastReply = messages.findLast(({ kind }) => kind === 'REPLY')?.messageId;
  const several = messages.some((message) => message.sessionId !== sessionId);
  return (
    <div className={`${bubbles.scroll} ${classes.scroll}`}>
      <div className={bubbles.thread} role="log" aria-label={t('thread.log')}>
        {query.isPending && <Skeleton height={42} width="60%" mt={16} />}
        {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {query.hasNextPage && (
          <Earlier busy={query.isFetchingNextPage} onLoad={() => void query.fetchNextPage()} />
        )}
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const newSession = before?.sessionId !== message.sessionId;
          const newDay = before === undefined || dayKey(before.at) !== dayKey(message.at);
          return (
            <Fragment key={message.messageId}>
              {several && newSession && (
                <SessionDivider id={message.sessionId} current={message.sessionId === sessionId} />
              )}
              {newDay && <div className={bubbles.day}>{times.day(message.at)}</div>}
              {message.messageId === newFrom && (
                <div className={bubbles.divider} data-new="true" role="separator">
                  <span>{t('thread.new')}</span>
                </div>
              )}
              {message.kind === 'SYSTEM' ? (
                <SystemLine message={message} />
              ) : (
                <Bubble
                  message={message}
                  before={
                    newDay || newSession || message.messageId === newFrom ? undefined : before
                  }
                  mayEdit={mayNote && message.sessionId === sessionId}
                  last={message.messageId === lastReply}
                  onResend={
                    mayReply && message.sessionId === sessionId
                      ? (text) => outbox.send({ kind: 'REPLY', text, files: [], mentions: [] })
                      : undefined
                  }
                />
              )}
            </Fragment>
          );
        })}
        {unsent.map((outgoing) => (
          <Unsent
            key={outgoing.messageId}
            outgoing={outgoing}
            onRetry={outbox.retry}
            onDiscard={outbox.discard}
            onEdit={onEdit}
          />
        ))}
      </div>
    </div>
  );
}
