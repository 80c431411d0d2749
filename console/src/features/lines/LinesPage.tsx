import { Badge, Button, EmptyState, Skeleton, Table, TextInput } from '@mantine/core';
import { IconPlus, IconRoute, IconSearch, IconZoomCancel } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isAdministrator, useMe } from '@/shared/api/queries';
import type { LineRow, Reference } from '@/shared/api/schemas';
import { useShortcuts } from '@/shared/keyboard/shortcuts';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { useTitle } from '@/shared/ui/useTitle';
import classes from './LinesPage.module.css';
import { NewLineDialog } from './NewLineDialog';
import { linesQuery } from './queries';

const names = (groups: Reference[]) => groups.map(({ name }) => name).join(', ');

function Row({ line }: { line: LineRow }) {
  const { t } = useTranslation();
  return (
    <Table.Tr className={classes.row}>
      <Table.Td>
        <Link to="/lines/$line" params={{ line: line.id }} className={classes.link}>
          {line.name}
        </Link>
      </Table.Td>
      <Table.Td>{names(line.operatorGroups)}</Table.Td>
      <Table.Td>{names(line.supervisorGroups)}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={line.state === 'ACTIVE' ? 'teal' : 'gray'} tt="none">
          {t(`lines.state.${line.state}`)}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}

function Waiting() {
  return [0, 1, 2].map((row) => (
    <Table.Tr key={row}>
      {[160, 120, 120, 60].map((width, column) => (
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
  const { q = '', new: adding = false } = useSearch({ from: '/inside/lines' });
  const lines = useInfiniteQuery(linesQuery(q));
  const searchField = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => searchField.current?.focus() });

  useTitle(t('lines.title'));
  const rows = lines.data?.pages.flatMap((page) => page.items) ?? [];
  const mayAdd = isAdministrator(me);
  const show = (search: { q?: string; new?: boolean }) =>
    void navigate({ to: '/lines', search, replace: true });

  return (
    <>
      <PageHead title={t('lines.title')} above={t('rail.administration')} />
      <main className={classes.page}>
        <div className={classes.tools}>
          <TextInput
            ref={searchField}
            type="search"
            w={320}
            aria-label={t('lines.search')}
            placeholder={t('lines.search')}
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
            value={q}
            onChange={(event) => show({ q: event.currentTarget.value || undefined })}
          />
          {mayAdd && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={() => show({ q: q || undefined, new: true })}
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
            title={q ? t('lines.noneFound') : t('lines.none')}
            description={
              q ? t('lines.noneFoundHint', { q }) : mayAdd ? t('lines.noneHint') : undefined
            }
          />
        ) : (
          <div className={classes.frame}>
            <Table verticalSpacing={9} horizontalSpacing={16}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('lines.name')}</Table.Th>
                  <Table.Th>{t('lines.operators')}</Table.Th>
                  <Table.Th>{t('lines.supervisors')}</Table.Th>
                  <Table.Th>{t('lines.stateTitle')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lines.isPending ? (
                  <Waiting />
                ) : (
                  rows.map((line) => <Row key={line.id} line={line} />)
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
      <NewLineDialog opened={mayAdd && adding} onClose={() => show({ q: q || undefined })} />
    </>
  );
}
