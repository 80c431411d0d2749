import { Anchor, Badge, Button, EmptyState, Group, Modal, Skeleton, Tabs } from '@mantine/core';
import { IconEyeOff, IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { isAdministrator, useMe } from '@/shared/api/queries';
import type { Line } from '@/shared/api/schemas';
import { lineQuery } from '@/shared/lines/history';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { useTitle } from '@/shared/ui/useTitle';
import classes from './LinePage.module.css';
import { LineSettings } from './LineSettings';
import { RetiredNotice } from './Retirement';

export type LineTab = 'settings' | 'messengers' | 'history';

function LeavingAsks({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    // Another tab of the same line keeps what is being edited.
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('lines.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {t('lines.leaveText')}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('lines.leave')}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('lines.stay')}
        </Button>
      </Group>
    </Modal>
  );
}

function LineLost() {
  const { t } = useTranslation();
  return (
    <main className={classes.lost}>
      <EmptyState
        icon={<IconEyeOff size={26} stroke={1.5} />}
        title={t('lines.notThere')}
        description={t('lines.notThereHint')}
      >
        <Button component={Link} to="/lines" variant="default">
          {t('lines.title')}
        </Button>
      </EmptyState>
    </main>
  );
}

interface TabsProps {
  line: Line;
  history: (line: Line) => ReactNode;
  recent: (line: Line) => ReactNode;
}

function LineTabs({ line, history, recent }: TabsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab = 'settings' } = useSearch({ from: '/inside/lines/$line' });
  const [unsaved, setUnsaved] = useState(false);
  const show = (to: LineTab) =>
    void navigate({
      to: '/lines/$line',
      params: { line: line.id },
      search: to === 'settings' ? {} : { tab: to },
    });
  return (
    <Tabs
      value={tab}
      onChange={(to) => show(to === 'messengers' || to === 'history' ? to : 'settings')}
      activateTabWithKeyboard={false}
    >
      <Tabs.List>
        <Tabs.Tab value="settings">
          {t('lines.settings')}
          {unsaved && tab !== 'settings' && (
            <span className={classes.tabMark}>{t('lines.unsaved')}</span>
          )}
        </Tabs.Tab>
        <Tabs.Tab value="messengers">{t('lines.messengers')}</Tabs.Tab>
        <Tabs.Tab value="history">{t('lines.history')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="settings" pt={20}>
        <LineSettings line={line} onDirty={setUnsaved} />
        {tab === 'settings' && recent(line)}
      </Tabs.Panel>
      <Tabs.Panel value="messengers" pt={20}>
        <EmptyState
          mt={48}
          icon={<IconPlugConnected size={26} stroke={1.5} />}
          title={t('lines.noMessengers')}
          description={t('lines.noMessengersHint')}
        />
      </Tabs.Panel>
      <Tabs.Panel value="history" pt={20}>
        {tab === 'history' && history(line)}
      </Tabs.Panel>
      <LeavingAsks unsaved={unsaved} />
    </Tabs>
  );
}

/** One line; its history is shown by whoever composes the page. */
export function LinePage({ history, recent }: Omit<TabsProps, 'line'>) {
  const { t } = useTranslation();
  const me = useMe();
  const { line: id } = useParams({ from: '/inside/lines/$line' });
  const { data: line, error, refetch } = useQuery(lineQuery(id));
  useTitle(line?.name ?? t('lines.title'));

  if (isProblem(error) && error.status === 404) return <LineLost />;
  const title = line ? (
    <span className={classes.title}>
      {line.name}
      {line.state === 'RETIRED' && (
        <Badge variant="light" color="gray" tt="none">
          {t('lines.state.RETIRED')}
        </Badge>
      )}
    </span>
  ) : (
    <Skeleton height={16} width={140} mt={3} />
  );
  const above = (
    <Anchor component={Link} to="/lines" size="xs" c="inherit">
      {t('lines.title')}
    </Anchor>
  );
  return (
    <>
      <PageHead title={title} above={above} />
      <main className={classes.page}>
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {line?.state === 'RETIRED' && (
          <RetiredNotice line={line} mayRestore={isAdministrator(me)} />
        )}
        {line ? (
          <LineTabs key={line.id} line={line} history={history} recent={recent} />
        ) : (
          !error && <Skeleton height={320} maw={620} mt={40} />
        )}
      </main>
    </>
  );
}
