import {
  ActionIcon,
  Badge,
  Button,
  EmptyState,
  Menu,
  SegmentedControl,
  Skeleton,
  Table,
  VisuallyHidden,
} from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconHistory,
  IconPlus,
  IconRoute,
  IconZoomCancel,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAdministrator, useMe } from '@/shared/api/queries';
import type { LineRow, Reference } from '@/shared/api/schemas';
import { linesQuery } from '@/shared/lines/history';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { useTitle } from '@/shared/ui/useTitle';
import linked from '@/shared/ui/linkedRows.module.css';
import classes from './LinesPage.module.css';
import { NewLineDialog } from './NewLineDialog';
import { RetirementDialog, type Retirement } from './Retirement';

const names = (groups: Reference[]) => groups.map(({ name }) => name).join(', ');

/** What the address calls the states of lines. */
const STATES = { active: 'ACTIVE', retired: 'RETIRED', all: 'ALL' } as const;
type StateFilter = keyof typeof STATES;
const isState = (value: string): value is StateFilter => value in STATES;

interface RowProps {
  line: LineRow;
  mayRetire: boolean;
  onRetirement: (to: Retirement) => void;
}

function Row({ line, mayRetire, onRetirement }: RowProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const retired = line.state === 'RETIRED';
  return (
    <Table.Tr className={linked.row}>
      <Table.Td>
        <Link to="/lines/$line" params={{ line: line.id }} className={linked.link}>
          {line.name}
        </Link>
      </Table.Td>
      <Table.Td>{names(line.operatorGroups)}</Table.Td>
      <Table.Td>{names(line.supervisorGroups)}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={retired ? 'gray' : 'teal'} tt="none">
          {t(`lines.state.${line.state}`)}
        </Badge>
      </Table.Td>
      <Table.Td className={classes.actions}>
        <Menu>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('lines.actionsOf', { name: line.name })}
            >
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconHistory size={16} stroke={1.6} />}
              onClick={() =>
                void navigate({
                  to: '/lines/$line',
                  params: { line: line.id },
                  search: { tab: 'history' },
                })
              }
            >
              {t('lines.history')}
            </Menu.Item>
            {mayRetire && (
              <Menu.Item
                leftSection={
                  retired ? (
                    <IconArchiveOff size={16} stroke={1.6} />
                  ) : (
                    <IconArchive size={16} stroke={1.6} />
                  )
                }
                onClick={() => onRetirement(retired ? 'restore' : 'retire')}
              >
                {t(retired ? 'lines.restore' : 'lines.retire')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}

function Waiting() {
  return [0, 1, 2].map((row) => (
    <Table.Tr key={row}>
      {[160, 120, 120, 60, 20].map((width, column) => (
        <Table.Td key={column}>
          <Skeleton height={12} width={width} my={4} />
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}

export function LinesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/lines' });
  const { q = '', state = 'active', new: adding = false } = search;
  const lines = useInfiniteQuery(linesQuery(q, STATES[state]));
  const [retirement, setRetirement] = useState<{ line: LineRow; to: Retirement }>();

  useTitle(t('lines.title'));
  const rows = lines.data?.pages.flatMap((page) => page.items) ?? [];
  const mayAdd = isAdministrator(me);
  const show = (change: Partial<typeof search>) =>
    void navigate({ to: '/lines', search: { ...search, ...change }, replace: true });

  return (
    <>
      <PageHead title={t('lines.title')} above={t('rail.administration')} />
      <main className={classes.page}>
        <div className={classes.tools}>
          <SearchInput
            w={320}
            label={t('lines.search')}
            value={q}
            onSearch={(text) => show({ q: text })}
          />
          <SegmentedControl
            size="sm"
            aria-label={t('lines.stateTitle')}
            value={state}
            onChange={(to) => isState(to) && show({ state: to === 'active' ? undefined : to })}
            data={[
              { value: 'active', label: t('lines.state.ACTIVE') },
              { value: 'retired', label: t('lines.state.RETIRED') },
              { value: 'all', label: t('lines.state.ALL') },
            ]}
          />
          <span className={classes.gap} />
          {mayAdd && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={() => show({ new: true })}
            >
              {t('lines.add')}
            </Button>
          )}
        </div>
        {lines.isError && <ProblemNote error={lines.error} onRetry={() => void lines.refetch()} />}
        {lines.isSuccess && rows.length === 0 ? (
          <EmptyState
            mt={64}
            icon={
              q ? <IconZoomCancel size={26} stroke={1.5} /> : <IconRoute size={26} stroke={1.5} />
            }
            title={
              q
                ? t('lines.noneFound')
                : state === 'retired'
                  ? t('lines.noneRetired')
                  : t('lines.none')
            }
            description={
              q
                ? t('lines.noneFoundHint', { q })
                : mayAdd && state !== 'retired'
                  ? t('lines.noneHint')
                  : undefined
            }
          >
            {q && state !== 'all' && (
              <Button variant="default" onClick={() => show({ state: 'all' })}>
                {t('lines.searchAll')}
              </Button>
            )}
          </EmptyState>
        ) : (
          <div className={`${linked.frame} ${classes.frame}`}>
            <Table verticalSpacing={9} horizontalSpacing={16}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('lines.name')}</Table.Th>
                  <Table.Th>{t('lines.operators')}</Table.Th>
                  <Table.Th>{t('lines.supervisors')}</Table.Th>
                  <Table.Th>{t('lines.stateTitle')}</Table.Th>
                  <Table.Th className={classes.actions}>
                    <VisuallyHidden>{t('lines.actions')}</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lines.isPending ? (
                  <Waiting />
                ) : (
                  rows.map((line) => (
                    <Row
                      key={line.id}
                      line={line}
                      mayRetire={mayAdd}
                      onRetirement={(to) => setRetirement({ line, to })}
                    />
                  ))
                )}
              </Table.Tbody>
            </Table>
          </div>
        )}
        {lines.hasNextPage && (
          <Button variant="default" mt={12} onClick={() => void lines.fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
      </main>
      {retirement && <RetirementDialog {...retirement} onClose={() => setRetirement(undefined)} />}
      <NewLineDialog opened={mayAdd && adding} onClose={() => show({ new: undefined })} />
    </>
  );
}
