import { Anchor, Badge, Button, EmptyState, Group, Modal, Skeleton, Tabs } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useBlocker, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { useTitle } from '@/shared/ui/useTitle';
import classes from './LinePage.module.css';
import { LineSettings } from './LineSettings';
import { lineQuery } from './queries';

function LeavingAsks({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: () => unsaved,
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

export function LinePage() {
  const { t } = useTranslation();
  const { line: id } = useParams({ from: '/inside/lines/$line' });
  const { data: line, error, refetch } = useQuery(lineQuery(id));
  const [dirty, setDirty] = useState<ReadonlySet<string>>(new Set());
  const onDirty = useCallback((field: string, is: boolean) => {
    setDirty((old) => {
      if (old.has(field) === is) return old;
      const next = new Set(old);
      if (is) next.add(field);
      else next.delete(field);
      return next;
    });
  }, []);

  useTitle(line?.name ?? t('lines.title'));

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

  if (isProblem(error) && error.status === 404) {
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
  return (
    <>
      <PageHead title={title} above={above} />
      <main className={classes.page}>
        <Tabs value="settings" className={classes.tabs}>
          <Tabs.List>
            <Tabs.Tab value="settings">{t('lines.settings')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="settings" pt={20}>
            {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
            {line ? (
              <LineSettings key={line.id} line={line} onDirty={onDirty} />
            ) : (
              !error && <Skeleton height={320} maw={560} />
            )}
          </Tabs.Panel>
        </Tabs>
      </main>
      <LeavingAsks unsaved={dirty.size > 0} />
    </>
  );
}
