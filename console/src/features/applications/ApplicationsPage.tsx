import { Badge, Button, EmptyState } from '@mantine/core';
import { IconForms, IconPlus, IconZoomCancel } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { applicationsQuery, readsItems, type ApplicationRow } from '@/shared/applications/queries';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { NewApplicationDialog } from './NewApplicationDialog';

/** All applications, for those who define them. */
export function ApplicationsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/applications' });
  const { q, new: adding = false } = search;
  const applications = useInfiniteQuery(applicationsQuery(q ?? ''));
  useTitle(t('applications.title'));
  const { fetchNextPage, isFetchingNextPage } = applications;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const rows = applications.data?.pages.flatMap(({ items }) => items);
  const show = (change: Partial<typeof search>) =>
    void navigate({ to: '/applications', search: { ...search, ...change }, replace: true });

  const columns: Column<ApplicationRow>[] = [
    {
      key: 'name',
      head: t('applications.name'),
      width: 'minmax(200px, 2fr)',
      cell: ({ id, name }) => (
        <Link to="/applications/$application" params={{ application: id }} className={linked.link}>
          {name}
        </Link>
      ),
    },
    {
      key: 'accounts',
      head: t('applications.accounts'),
      width: '170px',
      cell: ({ accountField }) =>
        accountField !== undefined && (
          <Badge variant="light" color="teal" tt="none">
            {t('applications.canBeLinked')}
          </Badge>
        ),
    },
    ...(rows?.some(readsItems)
      ? [
          {
            key: 'records',
            head: t('items.title'),
            width: '130px',
            cell: (row: ApplicationRow) =>
              readsItems(row) && (
                <Link
                  to="/records/$application"
                  params={{ application: row.id }}
                  className={listing.act}
                >
                  {t('applications.toItems')}
                </Link>
              ),
          },
        ]
      : []),
  ];

  return (
    <>
      <PageHead title={t('applications.title')} above={t('rail.administration')} />
      <main className={listing.page}>
        <div className={listing.tools} data-narrow="true">
          <SearchInput
            w={280}
            label={t('applications.search')}
            value={q}
            onSearch={(text) => show({ q: text })}
          />
          <span className={listing.gap} />
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => show({ new: true })}
          >
            {t('applications.add')}
          </Button>
        </div>
        <ProblemNote error={applications.error} onRetry={() => void applications.refetch()} />
        {rows?.length === 0 ? (
          <EmptyState
            mt={64}
            icon={
              q ? <IconZoomCancel size={26} stroke={1.5} /> : <IconForms size={26} stroke={1.5} />
            }
            title={t(q ? 'applications.noneFound' : 'applications.none')}
            description={q ? t('applications.noneFoundHint', { q }) : t('applications.noneHint')}
          />
        ) : (
          !applications.isError && (
            <div className={listing.narrow}>
              <VirtualTable
                key={q}
                label={t('applications.title')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
                hasMore={applications.hasNextPage}
                onEnd={onEnd}
              />
            </div>
          )
        )}
      </main>
      {adding && <NewApplicationDialog onClose={() => show({ new: undefined })} />}
    </>
  );
}
