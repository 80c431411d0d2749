import { EmptyState } from '@mantine/core';
import { IconAddressBook, IconZoomCancel } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  applicationChoiceQuery,
  readsItems,
  type ApplicationRow,
} from '@/shared/applications/queries';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { useTitle } from '@/shared/ui/useTitle';

const nothingMore = () => undefined;

/** The applications whose items I may read, to choose from. */
export function RecordsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/inside/records' });
  const { data, error, refetch } = useQuery(applicationChoiceQuery);
  useTitle(t('items.title'));
  const readable = data?.filter(readsItems);
  const wanted = q.toLocaleLowerCase();
  const rows = readable?.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const columns: Column<ApplicationRow>[] = [
    {
      key: 'name',
      head: t('applications.name'),
      width: '1fr',
      cell: ({ id, name }) => (
        <Link to="/records/$application" params={{ application: id }} className={linked.link}>
          {name}
        </Link>
      ),
    },
  ];
  return (
    <>
      <PageHead title={t('items.title')} />
      <main className={listing.page}>
        <div className={listing.tools} data-narrow="true">
          <SearchInput
            w={280}
            label={t('applications.search')}
            value={q}
            onSearch={(text) =>
              void navigate({ to: '/records', search: { q: text }, replace: true })
            }
          />
        </div>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        {rows?.length === 0 ? (
          <EmptyState
            mt={64}
            icon={
              q ? (
                <IconZoomCancel size={26} stroke={1.5} />
              ) : (
                <IconAddressBook size={26} stroke={1.5} />
              )
            }
            title={t(q ? 'applications.noneFound' : 'items.noApplications')}
            description={q ? t('applications.noneFoundHint', { q }) : t('items.noApplicationsHint')}
          />
        ) : (
          !error && (
            <div className={listing.narrow}>
              <VirtualTable
                label={t('items.title')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
                hasMore={false}
                onEnd={nothingMore}
              />
            </div>
          )
        )}
      </main>
    </>
  );
}
