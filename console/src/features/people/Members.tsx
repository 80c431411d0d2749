import { ActionIcon, Badge, EmptyState, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconUserMinus, IconUsersGroup, IconZoomCancel } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Employee, Group, Reference } from '@/shared/api/schemas';
import { EmployeeField } from '@/shared/people/EmployeeField';
import { employeesQuery } from '@/shared/people/queries';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { VirtualTable, type Column } from '@/shared/ui/VirtualTable';
import { announce } from '@/shared/ui/announce';
import listing from '@/shared/ui/listing.module.css';
import sheet from '@/shared/ui/sheet.module.css';
import { EmployeeLink } from './PeoplePage';
import { useMembership } from './commands';

/** Who is in a group; whoever was deactivated stays, marked, and is not counted. */
export function Members({ group }: { group: Group }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q } = useSearch({ from: '/inside/groups/$group' });
  const of = employeesQuery({ search: q, group: group.id, state: 'ALL' });
  const members = useInfiniteQuery(of);
  const change = useMembership(of.queryKey);
  const { fetchNextPage, isFetchingNextPage } = members;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const rows = members.data?.pages.flatMap(({ items }) => items);
  const move = (to: 'join' | 'leave', employee: Reference) =>
    change.mutate(
      { to, group: group.id, employee: employee.id },
      {
        onSuccess: () =>
          announce(t(to === 'join' ? 'groups.joined' : 'groups.left', { name: employee.name })),
      },
    );

  const columns: Column<Employee>[] = [
    {
      key: 'name',
      head: t('people.name'),
      width: 'minmax(180px, 1.4fr)',
      cell: (employee) => (
        <>
          <EmployeeLink employee={employee} />
          {!employee.active && (
            <span className={listing.aside}>
              <Badge variant="light" color="gray" tt="none">
                {t('people.state.inactive')}
              </Badge>
            </span>
          )}
        </>
      ),
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
      width: 'minmax(140px, 1.2fr)',
      cell: ({ email }) => email,
    },
    {
      key: 'remove',
      head: <VisuallyHidden>{t('groups.takeOut')}</VisuallyHidden>,
      width: '30px',
      cell: (employee) => (
        <Tooltip label={t('groups.takeOut')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={listing.act}
            aria-label={t('groups.remove', { name: employee.name })}
            disabled={change.isPending}
            onClick={() => move('leave', employee)}
          >
            <IconUserMinus size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ),
    },
  ];

  return (
    <div className={listing.narrow}>
      <div className={listing.tools}>
        <SearchInput
          w={280}
          label={t('groups.searchMembers')}
          value={q}
          onSearch={(text) =>
            void navigate({
              to: '/groups/$group',
              params: { group: group.id },
              search: { q: text },
              replace: true,
            })
          }
        />
        <span className={listing.gap} />
        <EmployeeField
          label={t('groups.addMember')}
          width={280}
          disabled={change.isPending}
          without={({ groups }) => groups.some(({ id }) => id === group.id)}
          onChoose={(employee) => employee && move('join', employee)}
        />
      </div>
      {isProblem(change.error, 'last-administrator') ? (
        <p className={sheet.refused} role="alert" style={{ marginBottom: 12 }}>
          {t('people.lastAdministrator')}
        </p>
      ) : (
        <ProblemNote error={change.error} />
      )}
      <ProblemNote error={members.error} onRetry={() => void members.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          mt={48}
          icon={
            q ? (
              <IconZoomCancel size={26} stroke={1.5} />
            ) : (
              <IconUsersGroup size={26} stroke={1.5} />
            )
          }
          title={t(q ? 'people.noneFound' : 'groups.noMembers')}
          description={q ? undefined : t('groups.noMembersHint')}
        />
      ) : (
        !members.isError && (
          <VirtualTable
            key={q}
            label={t('groups.membersTitle')}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hasMore={members.hasNextPage}
            onEnd={onEnd}
          />
        )
      )}
    </div>
  );
}
