import { Anchor, Badge, Button, EmptyState, Skeleton, Tabs } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { isAdministrator, useMe } from '@/shared/api/queries';
import type { Line } from '@/shared/api/schemas';
import { lineQuery } from '@/shared/lines/history';
import { LeavingAsks } from '@/shared/ui/LeavingAsks';
import { NotThere } from '@/shared/ui/NotThere';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import sheet from '@/shared/ui/sheet.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { LineSettings } from './LineSettings';
import { RetiredNotice } from './Retirement';

export type LineTab = 'settings' | 'messengers' | 'history';

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
            <span className={sheet.tabMark}>{t('unsaved.mark')}</span>
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

  if (isProblem(error) && error.status === 404) {
    return (
      <NotThere title={t('lines.notThere')} hint={t('lines.notThereHint')}>
        <Button component={Link} to="/lines" variant="default">
          {t('lines.title')}
        </Button>
      </NotThere>
    );
  }
  const title = line ? (
    <span className={sheet.title}>
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
      <main className={sheet.page}>
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
