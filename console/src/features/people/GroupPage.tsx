import { Anchor, Button, Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Group } from '@/shared/api/schemas';
import { groupQuery } from '@/shared/people/queries';
import { LeavingAsks } from '@/shared/ui/LeavingAsks';
import { NotThere } from '@/shared/ui/NotThere';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import sheet from '@/shared/ui/sheet.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import classes from './GroupPage.module.css';
import { GroupSettings } from './GroupSettings';
import { SystemBadge } from './GroupsPage';
import { Members } from './Members';

function GroupTabs({ group }: { group: Group }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { tab = 'members' } = useSearch({ from: '/inside/groups/$group' });
  const [unsaved, setUnsaved] = useState(false);
  return (
    <Tabs
      value={tab}
      onChange={(to) =>
        void navigate({
          to: '/groups/$group',
          params: { group: group.id },
          search: to === 'settings' ? { tab: 'settings' } : {},
        })
      }
      activateTabWithKeyboard={false}
      classNames={{ root: classes.tabs, panel: classes.panel }}
    >
      <Tabs.List>
        <Tabs.Tab
          value="members"
          rightSection={
            <span className={classes.count}>{group.members.toLocaleString(i18n.language)}</span>
          }
        >
          {t('groups.membersTitle')}
        </Tabs.Tab>
        <Tabs.Tab value="settings">
          {t('groups.settings')}
          {unsaved && tab !== 'settings' && (
            <span className={sheet.tabMark}>{t('unsaved.mark')}</span>
          )}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="members">{tab === 'members' && <Members group={group} />}</Tabs.Panel>
      <Tabs.Panel value="settings">
        <div className={classes.settings}>
          <GroupSettings group={group} onDirty={setUnsaved} />
        </div>
      </Tabs.Panel>
      <LeavingAsks unsaved={unsaved} />
    </Tabs>
  );
}

export function GroupPage() {
  const { t } = useTranslation();
  const { group: id } = useParams({ from: '/inside/groups/$group' });
  const { data: group, error, refetch } = useQuery(groupQuery(id));
  useTitle(group?.name ?? t('groups.title'));
  if (isProblem(error) && error.status === 404) {
    return (
      <NotThere title={t('groups.notThere')} hint={t('groups.notThereHint')}>
        <Button component={Link} to="/groups" variant="default">
          {t('groups.title')}
        </Button>
      </NotThere>
    );
  }
  const above = (
    <Anchor component={Link} to="/groups" size="xs" c="inherit">
      {t('groups.title')}
    </Anchor>
  );
  const title = group ? (
    <span className={sheet.title}>
      {group.name}
      {group.system && <SystemBadge />}
    </span>
  ) : (
    <Skeleton height={16} width={140} mt={3} />
  );
  return (
    <>
      <PageHead title={title} above={above} />
      <main className={classes.page}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        {group ? (
          <GroupTabs key={group.id} group={group} />
        ) : (
          !error && <Skeleton height={320} maw={860} mt={40} />
        )}
      </main>
    </>
  );
}
