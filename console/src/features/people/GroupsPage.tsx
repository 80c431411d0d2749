import { Badge, Button, EmptyState } from '@mantine/core';
import { IconPlus, IconUsersGroup, IconZoomCancel } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '@/shared/api/queries';
import type { Group } from '@/shared/api/schemas';
import { groupListQuery } from '@/shared/people/queries';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { NewGroupDialog } from './NewGroupDialog';

export function SystemBadge() {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color="gray" tt="none">
      {t('groups.system')}
    </Badge>
  );
}

export function GroupsPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/groups' });
  const { q, new: adding = false } = search;
  const { data: site } = useQuery(siteQuery);
  const groups = useInfiniteQuery(groupListQuery(q ?? ''));
  useTitle(t('groups.title'));
  const { fetchNextPage, isFetchingNextPage } = groups;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const rows = groups.data?.pages.flatMap(({ items }) => items);
  const show = (change: Partial<typeof search>) =>
    void navigate({ to: '/groups', search: { ...search, ...change }, replace: true });

  const columns: Column<Group>[] = [
    {
      key: 'name',
      head: t('groups.name'),
      width: 'minmax(200px, 2fr)',
      cell: ({ id, name, system }) => (
        <>
          <Link to="/groups/$group" params={{ group: id }} className={linked.link}>
            {name}
          </Link>
          {system && (
            <span className={listing.aside}>
              <SystemBadge />
            </span>
          )}
        </>
      ),
    },
    ...(site?.signIn.provider
      ? [
          {
            key: 'provider',
            head: t('groups.providerName', { provider: site.signIn.provider.name }),
            width: 'minmax(160px, 2fr)',
            cell: ({ providerName }: Group) => providerName,
          },
        ]
      : []),
    {
      key: 'members',
      head: <span className={listing.number}>{t('groups.membersTitle')}</span>,
      width: '110px',
      cell: ({ members }) => (
        <span className={listing.number}>{members.toLocaleString(i18n.language)}</span>
      ),
    },
  ];

  return (
    <>
      <PageHead title={t('groups.title')} above={t('rail.administration')} />
      <main className={listing.page}>
        <div className={listing.tools} data-narrow="true">
          <SearchInput
            w={280}
            label={t('groups.search')}
            value={q}
            onSearch={(text) => show({ q: text })}
          />
          <span className={listing.gap} />
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => show({ new: true })}
          >
            {t('groups.add')}
          </Button>
        </div>
        <ProblemNote error={groups.error} onRetry={() => void groups.refetch()} />
        {rows?.length === 0 ? (
          <EmptyState
            mt={64}
            icon={
              q ? (
                <IconZoomCancel size={26} stroke={1.5} />
              ) : (
                <IconUsersGroup size={26} stroke={1.5} />
              )
            }
            title={t(q ? 'groups.noneFound' : 'groups.none')}
            description={q ? t('groups.noneFoundHint', { q }) : t('groups.noneHint')}
          />
        ) : (
          !groups.isError && (
            <div className={listing.narrow}>
              <VirtualTable
                key={q}
                label={t('groups.title')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
                hasMore={groups.hasNextPage}
                onEnd={onEnd}
              />
            </div>
          )
        )}
      </main>
      {adding && <NewGroupDialog onClose={() => show({ new: undefined })} />}
    </>
  );
}
