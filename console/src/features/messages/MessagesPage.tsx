import { EmptyState, Skeleton } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MyLine } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { Initials } from '@/shared/ui/Initials';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { Unread } from '@/shared/ui/Unread';
import { useTitle } from '@/shared/ui/useTitle';
import { Chat } from './Chat';
import classes from './MessagesPage.module.css';
import { myLinesQuery } from './queries';

function LineLink({ line, open }: { line: MyLine; open: boolean }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <li>
      <Link
        to="/messages"
        search={{ line: line.id }}
        className={classes.line}
        aria-current={open ? 'page' : undefined}
      >
        <Initials name={line.name} size={36} radius="md" color="indigo" />
        <span className={classes.words}>
          <span className={classes.name}>{line.name}</span>
          <span className={classes.preview}>{line.preview ?? t('messages.noneYet')}</span>
        </span>
        <span className={classes.side}>
          {line.lastMessageAt && (
            <time className={classes.when} dateTime={line.lastMessageAt}>
              {times.short(line.lastMessageAt)}
            </time>
          )}
          <Unread count={line.unread} />
        </span>
      </Link>
    </li>
  );
}

function Waiting() {
  return [0, 1].map((row) => (
    <li key={row} className={classes.line}>
      <Skeleton circle height={36} />
      <span className={classes.words}>
        <Skeleton height={12} width={120} mb={6} />
        <Skeleton height={10} width={180} />
      </span>
    </li>
  ));
}

/** The lines I may write to beside the open conversation; on a phone one or the other. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { data: lines, error, refetch } = useQuery(myLinesQuery);
  const { line: asked } = useSearch({ from: '/inside/messages' });
  useTitle(t('messages.title'));
  const only = lines?.length === 1 ? lines[0] : undefined;
  const open = lines?.find(({ id }) => id === asked) ?? only;
  return (
    <main className={classes.page} data-open={open !== undefined}>
      <section className={classes.lines} aria-label={t('messages.lines')}>
        <PageHead title={t('messages.title')} withoutLight={open !== undefined} />
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        <ul className={classes.list}>
          {lines === undefined && !error ? (
            <Waiting />
          ) : (
            lines?.map((line) => <LineLink key={line.id} line={line} open={line.id === open?.id} />)
          )}
        </ul>
      </section>
      {open ? (
        <Chat key={open.id} line={open} only={only !== undefined} />
      ) : (
        <div className={classes.nothing}>
          {lines !== undefined && (
            <EmptyState
              icon={<IconMessageCircle size={26} stroke={1.5} />}
              title={lines.length === 0 ? t('messages.noLines') : t('messages.choose')}
              description={
                lines.length === 0 ? t('messages.noLinesHint') : t('messages.chooseHint')
              }
            />
          )}
        </div>
      )}
    </main>
  );
}
