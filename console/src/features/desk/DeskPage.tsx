import { EmptyState, Splitter } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { readStored, writeStored } from '@/shared/outbox/stored';
import classes from './DeskPage.module.css';
import { ListPane } from './ListPane';
import { useDesk } from './useDesk';

const loadSession = () => Promise.all([import('./Thread'), import('./Details')]);
const Thread = lazy(async () => ({ default: (await loadSession())[0].Thread }));
const Details = lazy(async () => ({ default: (await loadSession())[1].Details }));
const loadEarly = () => void loadSession();

const WIDTHS = 'firstline.desk.widths';
const widths = z.object({ list: z.number(), details: z.number() });
const usual = { list: 340, details: 312 };

const pixels = (size: unknown, other: number) => Number.parseFloat(String(size)) || other;

/** List, thread, details; the URL says which, the browser remembers how wide. */
export function DeskPage() {
  const { t } = useTranslation();
  const { session, go } = useDesk();
  const { list, details } = readStored(WIDTHS, widths, usual);
  return (
    <Splitter
      className={classes.desk}
      classNames={{ handle: classes.handle }}
      lineSize={1}
      withHandle={false}
      step="16px"
      shiftStep="64px"
      onResizeEnd={(_, sizes) =>
        writeStored(WIDTHS, {
          list: pixels(sizes[0], usual.list),
          details: pixels(sizes[2], usual.details),
        })
      }
    >
      <Splitter.Pane
        defaultSize={`${list}px`}
        min="280px"
        max="480px"
        className={classes.pane}
        onPointerEnter={loadEarly}
      >
        <ListPane />
      </Splitter.Pane>
      <Splitter.Pane defaultSize={100} min={30} className={classes.pane}>
        {session ? (
          <Suspense fallback={<main className={classes.nothing} aria-busy="true" />}>
            <Thread key={session} id={session} onLeave={() => go({ session: undefined })} />
          </Suspense>
        ) : (
          <main className={classes.nothing}>
            <EmptyState
              icon={<IconMessages size={28} stroke={1.4} />}
              title={t('desk.nothingOpen')}
              description={t('desk.nothingOpenHint')}
            />
          </main>
        )}
      </Splitter.Pane>
      <Splitter.Pane defaultSize={`${details}px`} min="312px" max="420px" className={classes.pane}>
        <aside className={classes.details} aria-label={t('details.title')}>
          <div className={classes.detailsHead} />
          {session && (
            <Suspense>
              <Details key={session} id={session} />
            </Suspense>
          )}
        </aside>
      </Splitter.Pane>
    </Splitter>
  );
}
