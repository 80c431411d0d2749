import { EmptyState, Skeleton, Tabs } from '@mantine/core';
import { IconLayoutDashboard } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { useTitle } from '@/shared/ui/useTitle';
import { LineCard } from './LineCard';
import { boardQuery } from './queries';
import classes from './SupervisePage.module.css';

const Fairness = lazy(async () => ({ default: (await import('./Fairness')).Fairness }));

/** What is looked at; it is the address. */
export interface View {
  line?: string | undefined;
  tab?: 'fairness' | undefined;
}

interface Props {
  view: View;
  show: (view: View) => void;
  /** The open sessions of a line, or of all one supervises. */
  sessions: (line: string | undefined) => ReactNode;
}

/** The lines one supervises, each as it stands, and what is open or was claimed there. */
export function SupervisePage({ view, show, sessions }: Props) {
  const { t } = useTranslation();
  const { data: lines, error, refetch } = useQuery(boardQuery);
  const waiting = lines?.reduce((sum, line) => sum + line.waiting, 0);
  useTitle(t('rail.supervise'), waiting);
  const chosen = lines?.find(({ line }) => line.id === view.line);
  // Figures of several lines are no figures of any: without a choice it is the first one's.
  const one = chosen ?? lines?.[0];
  const about = view.tab === 'fairness' ? one : chosen;
  return (
    <>
      <PageHead title={t('rail.supervise')} />
      <main className={classes.page}>
        <section className={classes.board} aria-label={t('board.title')} aria-busy={!lines}>
          <ProblemNote error={error} onRetry={() => void refetch()} />
          {lines === undefined && !error && <Skeleton height={220} radius={8} />}
          {lines?.length === 0 && (
            <EmptyState
              size="sm"
              mt={32}
              icon={<IconLayoutDashboard size={24} stroke={1.5} />}
              title={t('board.none')}
              description={t('board.noneHint')}
            />
          )}
          {lines?.map((line) => (
            <LineCard
              key={line.line.id}
              of={line}
              chosen={line === chosen}
              onChoose={() => show({ ...view, line: line === chosen ? undefined : line.line.id })}
            />
          ))}
        </section>
        <Tabs
          className={classes.tabs}
          classNames={{ list: classes.tabList, panel: classes.panel }}
          value={view.tab ?? 'sessions'}
          onChange={(tab) => show({ ...view, tab: tab === 'fairness' ? tab : undefined })}
          keepMounted={false}
        >
          <Tabs.List aria-label={t('board.views')}>
            <Tabs.Tab value="sessions">{t('board.sessions')}</Tabs.Tab>
            <Tabs.Tab value="fairness">{t('fairness.title')}</Tabs.Tab>
            <span className={classes.about}>{about?.line.name ?? t('desk.allLines')}</span>
          </Tabs.List>
          <Tabs.Panel value="sessions">{sessions(chosen?.line.id)}</Tabs.Panel>
          <Tabs.Panel value="fairness">
            <Suspense fallback={<Skeleton height={240} m={20} w="auto" />}>
              {one && <Fairness key={one.line.id} line={one.line.id} />}
            </Suspense>
          </Tabs.Panel>
        </Tabs>
      </main>
    </>
  );
}
