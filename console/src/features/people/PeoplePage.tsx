import { Badge, Button, EmptyState, SegmentedControl, Tooltip } from '@mantine/core';
import { IconFingerprint, IconPlus, IconUsers, IconZoomCancel } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '@/shared/api/queries';
import type { Employee, Reference } from '@/shared/api/schemas';
import { GroupField } from '@/shared/people/GroupField';
import { employeesQuery } from '@/shared/people/queries';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { NewEmployeeDialog } from './NewEmployeeDialog';

/** What the address calls the states of employees. */
const STATES = { active: 'ACTIVE', inactive: 'INACTIVE', all: 'ALL' } as const;
type StateFilter = keyof typeof STATES;
const isState = (value: string): value is StateFilter => value in STATES;

const names = (groups: Reference[]) => groups.map(({ name }) => name).join(', ');

/** Marks whoever signs in through the identity provider. */
export function ByProvider() {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery);
  const label = t('people.byProvider', { provider: site?.signIn.provider?.name ?? '' });
  return (
    <Tooltip label={label}>
      <IconFingerprint
        size={15}
        stroke={1.6}
        role="img"
        aria-label={label}
        className={listing.mark}
      />
    </Tooltip>
  );
}

export function EmployeeState({ active }: { active: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={active ? 'teal' : 'gray'} tt="none">
      {t(`people.state.${active ? 'active' : 'inactive'}`)}
    </Badge>
  );
}

/** How an employee is named in a list: the whole row leads to him. */
export function EmployeeLink({ employee }: { employee: Employee }) {
  return (
    <>
      <Link to="/people/$person" params={{ person: employee.id }} className={linked.link}>
        {employee.name}
      </Link>
      {employee.byProvider && <ByProvider />}
    </>
  );
}

export function PeoplePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/people' });
  const { q, group, state = 'active', new: adding = false } = search;
  const people = useInfiniteQuery(employeesQuery({ search: q, group, state: STATES[state] }));
  useTitle(t('people.title'));
  const { fetchNextPage, isFetchingNextPage } = people;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const rows = people.data?.pages.flatMap(({ items }) => items);
  const filtered = q !== undefined || group !== undefined;
  const show = (change: Partial<typeof search>) =>
    void navigate({ to: '/people', search: { ...search, ...change }, replace: true });

  const columns: Column<Employee>[] = [
    {
      key: 'name',
      head: t('people.name'),
      width: 'minmax(160px, 1.2fr)',
      cell: (employee) => <EmployeeLink employee={employee} />,
    },
    {
      key: 'login',
      head: t('people.login'),
      width: 'minmax(120px, 1fr)',
      cell: ({ login }) => login,
    },
    {
      key: 'email',
      head: t('people.email'),
      width: 'minmax(160px, 1.3fr)',
      cell: ({ email }) => email,
    },
    {
      key: 'groups',
      head: t('people.groups'),
      width: 'minmax(140px, 1.3fr)',
      cell: ({ groups }) => <span title={names(groups)}>{names(groups)}</span>,
    },
    {
      key: 'state',
      head: t('people.stateTitle'),
      width: '120px',
      cell: ({ active }) => <EmployeeState active={active} />,
    },
  ];

  return (
    <>
      <PageHead title={t('people.title')} above={t('rail.administration')} />
      <main className={listing.page}>
        <div className={listing.tools}>
          <SearchInput
            w={280}
            label={t('people.search')}
            value={q}
            onSearch={(text) => show({ q: text })}
          />
          <GroupField
            label={t('people.groupFilter')}
            width={220}
            value={group}
            onChoose={(id) => show({ group: id })}
          />
          <SegmentedControl
            aria-label={t('people.stateTitle')}
            value={state}
            onChange={(to) => isState(to) && show({ state: to === 'active' ? undefined : to })}
            data={(['active', 'inactive', 'all'] as const).map((value) => ({
              value,
              label: t(`people.show.${value}`),
            }))}
          />
          <span className={listing.gap} />
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => show({ new: true })}
          >
            {t('people.add')}
          </Button>
        </div>
        <ProblemNote error={people.error} onRetry={() => void people.refetch()} />
        {rows?.length === 0 ? (
          <EmptyState
            mt={64}
            icon={
              filtered ? (
                <IconZoomCancel size={26} stroke={1.5} />
              ) : (
                <IconUsers size={26} stroke={1.5} />
              )
            }
            title={t(filtered ? 'people.noneFound' : 'people.noneInactive')}
            description={filtered ? t('people.noneFoundHint') : undefined}
          >
            {filtered && (
              <Button
                variant="default"
                onClick={() => show({ q: undefined, group: undefined, state: 'all' })}
              >
                {t('people.showAll')}
              </Button>
            )}
          </EmptyState>
        ) : (
          !people.isError && (
            <VirtualTable
              key={JSON.stringify([q, group, state])}
              label={t('people.title')}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              hasMore={people.hasNextPage}
              onEnd={onEnd}
            />
          )
        )}
      </main>
      {adding && <NewEmployeeDialog onClose={() => show({ new: undefined })} />}
    </>
  );
}
