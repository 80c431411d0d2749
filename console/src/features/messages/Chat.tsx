import { ActionIcon, Button, EmptyState, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconMessage2Heart } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ask } from '@/shared/api/client';
import { useMe } from '@/shared/api/queries';
import type { MyLine, MyMessage } from '@/shared/api/schemas';
import { useTypists } from '@/shared/live/typing';
import { taking, useOutbox, type Deliver } from '@/shared/outbox/outbox';
import { dayKey } from '@/shared/time/format';
import { useTimes } from '@/shared/time/useTimes';
import { BubbleBody } from '@/shared/ui/BubbleBody';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { Unsent } from '@/shared/ui/Unsent';
import bubbles from '@/shared/ui/bubbles.module.css';
import classes from './Chat.module.css';
import { ChatComposer } from './ChatComposer';
import { myMessagesQuery } from './queries';
import { addMyMessage } from './stream';
import { useMarkLineRead } from './useMarkLineRead';

const TOGETHER_MS = 5 * 60_000;
const sent = z.object({ messageId: z.string() });

function useDeliver(line: string): Deliver {
  const client = useQueryClient();
  const me = useMe();
  return useCallback(
    async ({ messageId, text, files }) => {
      const body = { messageId, text, ...taking(files) };
      await ask('POST', `/api/my/lines/${line}/messages`, body, sent);
      const at = new Date().toISOString();
      addMyMessage(client, line, { messageId, at, mine: true, author: me.name, text, files });
    },
    [client, line, me.name],
  );
}

function continues(message: MyMessage, before: MyMessage | undefined): boolean {
  return (
    before !== undefined &&
    before.mine === message.mine &&
    before.author === message.author &&
    dayKey(before.at) === dayKey(message.at) &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
  );
}

interface BubbleProps {
  message: MyMessage;
  before: MyMessage | undefined;
  /** Whether it is the first that was new when I came. */
  isNew: boolean;
  /** Whether it is the newest of all and mine. */
  last: boolean;
}

function Bubble({ message, before, isNew, last }: BubbleProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const together = !isNew && continues(message, before);
  return (
    <Fragment>
      {(before === undefined || dayKey(before.at) !== dayKey(message.at)) && (
        <div className={bubbles.day}>{times.day(message.at)}</div>
      )}
      {isNew && (
        <div className={bubbles.divider} data-new="true" role="separator">
          <span>{t('thread.new')}</span>
        </div>
      )}
      <div
        className={bubbles.message}
        data-side={message.mine ? 'ours' : 'theirs'}
        data-together={together}
      >
        {!together && (
          <div className={bubbles.author}>
            <span>{message.mine ? t('messages.me') : message.author}</span>
            <time dateTime={message.at}>{times.clock(message.at)}</time>
          </div>
        )}
        <BubbleBody
          kind={message.mine ? 'REPLY' : 'CLIENT'}
          text={message.text}
          files={message.files}
        />
        {last && <div className={bubbles.delivery}>{t('delivery.SENT')}</div>}
      </div>
    </Fragment>
  );
}

export function Chat({ line, only }: { line: MyLine; only: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const query = useInfiniteQuery(myMessagesQuery(line.id));
  const outbox = useOutbox(`${me.id}.my.${line.id}`, useDeliver(line.id));
  const messages = (query.data?.pages.flatMap((page) => page.items) ?? []).toReversed();
  const newFrom = useMarkLineRead(line, messages);
  const [typist] = useTypists(line.id);
  const known = new Set(messages.map(({ messageId }) => messageId));
  const unsent = outbox.waiting.filter(({ messageId }) => !known.has(messageId));
  const title = (
    <span className={classes.title}>
      {!only && (
        <ActionIcon
          component={Link}
          to="/messages"
          variant="subtle"
          color="gray"
          className={classes.back}
          aria-label={t('messages.back')}
        >
          <IconArrowLeft size={18} />
        </ActionIcon>
      )}
      {line.name}
    </span>
  );
  return (
    <section className={classes.chat} aria-label={line.name}>
      <PageHead title={title} />
      <div className={bubbles.scroll}>
        <div className={bubbles.thread} role="log" aria-label={t('messages.log')}>
          {query.isPending && <Skeleton height={40} width="55%" mt={16} />}
          {query.isError && (
            <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
          )}
          {query.hasNextPage && (
            <Button
              variant="subtle"
              size="compact-sm"
              mx="auto"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('common.earlier')}
            </Button>
          )}
          {query.isSuccess && messages.length === 0 && unsent.length === 0 && (
            <EmptyState
              my="auto"
              icon={<IconMessage2Heart size={26} stroke={1.5} />}
              title={t('messages.empty', { line: line.name })}
              description={t('messages.emptyHint')}
            />
          )}
          {messages.map((message, index) => (
            <Bubble
              key={message.messageId}
              message={message}
              before={messages[index - 1]}
              isNew={message.messageId === newFrom}
              last={message.mine && index === messages.length - 1 && unsent.length === 0}
            />
          ))}
          {unsent.map((outgoing) => (
            <Unsent
              key={outgoing.messageId}
              outgoing={outgoing}
              onRetry={outbox.retry}
              onDiscard={outbox.discard}
            />
          ))}
        </div>
      </div>
      <ChatComposer
        thread={`${me.id}.my.${line.id}`}
        line={line}
        typing={typist && t('messages.types', { name: typist.name })}
        onSend={(text, files) => outbox.send({ kind: 'REPLY', text, files, mentions: [] })}
      />
    </section>
  );
}
