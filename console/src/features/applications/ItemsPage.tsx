import { Anchor, Button, EmptyState, Menu, Skeleton } from '@mantine/core';
import {
  IconColumns3,
  IconDownload,
  IconNotes,
  IconPlus,
  IconUpload,
  IconZoomCancel,
} from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl, withQuery } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import {
  applicationQuery,
  itemsQuery,
  type Application,
  type ItemRow,
} from '@/shared/applications/queries';
import { activeFieldsOf, type Field } from '@/shared/applications/schema';
import { useTimes } from '@/shared/time/useTimes';
import { NotThere } from '@/shared/ui/NotThere';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { ImportDialog } from './ImportDialog';
import { useValueWords } from './useValueWords';

const USUAL_COLUMNS = 4;

/** Which fields stand in the list; the title is always the first. */
function ColumnsMenu({
  offered,
  shown,
  onChange,
}: {
  offered: Field[];
  shown: Field[];
  onChange: (keys: string[]) => void;
}) {
  const { t } = useTranslation();
  const keys = shown.map(({ key }) => key);
  return (
    <Menu closeOnItemClick={false} width={260}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} stroke={1.6} aria-hidden="true" />}
        >
          {t('items.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {offered.map(({ key, title }) => (
          <Menu.CheckboxItem
            key={key}
            checked={keys.includes(key)}
            onChange={(checked) =>
              onChange(
                offered
                  .filter((each) => (each.key === key ? checked : keys.includes(each.key)))
                  .map((each) => each.key),
              )
            }
          >
            {title}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ItemsTable({ application }: { application: Application }) {
  const { t } = useTranslation();
  const times = useTimes();
  const words = useValueWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/records/$application' });
  const { q = '', columns: chosen } = search;
  const [importing, setImporting] = useState(false);
  const offered = activeFieldsOf(application.schema).filter(
    ({ key }) => key !== application.titleField,
  );
  const keys = chosen?.split(',');
  const shown = keys
    ? offered.filter(({ key }) => keys.includes(key))
    : offered.filter(({ type }) => type !== 'LONG_TEXT').slice(0, USUAL_COLUMNS);
  const items = useInfiniteQuery(
    itemsQuery({
      application: application.id,
      search: q,
      columns: [application.titleField, ...shown.map(({ key }) => key)],
    }),
  );
  const { fetchNextPage, isFetchingNextPage } = items;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const rows = items.data?.pages.flatMap((page) => page.items);
  const params = { application: application.id };
  const show = (change: Partial<typeof search>) =>
    void navigate({
      to: '/records/$application',
      params,
      search: { ...search, ...change },
      replace: true,
    });
  const mayEdit = application.may.includes('EDIT_ITEMS');
  const titled = application.schema.properties[application.titleField]?.title;
  const columns: Column<ItemRow>[] = [
    {
      key: application.titleField,
      head: titled,
      width: 'minmax(180px, 1.6fr)',
      cell: ({ id, title }) => (
        <Link
          to="/records/$application/$item"
          params={{ ...params, item: id }}
          className={linked.link}
        >
          {title}
        </Link>
      ),
    },
    ...shown.map((field) => ({
      key: field.key,
      head: field.title,
      width: 'minmax(110px, 1fr)',
      cell: (row: ItemRow) => words(field, row.values[field.key], row.linked),
    })),
    {
      key: '#changed',
      head: t('items.changed'),
      width: '150px',
      cell: ({ changedAt }) => <time dateTime={changedAt}>{times.full(changedAt)}</time>,
    },
  ];
  const exported = withQuery(`/api/applications/${application.id}/items/export`, { search: q });
  return (
    <>
      <div className={listing.tools}>
        <SearchInput
          w={320}
          label={t('items.search')}
          value={q}
          onSearch={(text) => show({ q: text })}
        />
        {offered.length > 0 && (
          <ColumnsMenu
            offered={offered}
            shown={shown}
            onChange={(next) => show({ columns: next.join(',') })}
          />
        )}
        <span className={listing.gap} />
        <Button
          component="a"
          href={apiUrl(exported)}
          download
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
        >
          {t('items.export')}
        </Button>
        {mayEdit && (
          <Button
            variant="default"
            leftSection={<IconUpload size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => setImporting(true)}
          >
            {t('items.import')}
          </Button>
        )}
        {mayEdit && (
          <Button
            renderRoot={(props: object) => (
              <Link {...props} to="/records/$application/new" params={params} />
            )}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {t('items.add')}
          </Button>
        )}
      </div>
      <ProblemNote error={items.error} onRetry={() => void items.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          mt={64}
          icon={
            q ? <IconZoomCancel size={26} stroke={1.5} /> : <IconNotes size={26} stroke={1.5} />
          }
          title={t(q ? 'items.noneFound' : 'items.none')}
          description={
            q ? t('items.noneFoundHint', { q }) : t(mayEdit ? 'items.noneHint' : 'items.noneYet')
          }
        />
      ) : (
        !items.isError && (
          <VirtualTable
            key={`${q}/${chosen ?? ''}`}
            label={application.name}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hasMore={items.hasNextPage}
            onEnd={onEnd}
          />
        )
      )}
      {importing && <ImportDialog application={application} onClose={() => setImporting(false)} />}
    </>
  );
}

/** The items of one application. */
export function ItemsPage() {
  const { t } = useTranslation();
  const { application: id } = useParams({ from: '/inside/records/$application' });
  const { data: application, error, refetch } = useQuery(applicationQuery(id));
  useTitle(application?.name ?? t('items.title'));
  if (isProblem(error) && error.status === 404) {
    return (
      <NotThere title={t('applications.notThere')} hint={t('applications.notThereHint')}>
        <Button component={Link} to="/records" variant="default">
          {t('items.title')}
        </Button>
      </NotThere>
    );
  }
  return (
    <>
      <PageHead
        title={application?.name ?? <Skeleton height={16} width={140} mt={3} />}
        above={
          <Anchor component={Link} to="/records" size="xs" c="inherit">
            {t('items.title')}
          </Anchor>
        }
      />
      <main className={listing.page}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        {application && <ItemsTable key={application.id} application={application} />}
      </main>
    </>
  );
}
