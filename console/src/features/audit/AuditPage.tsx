import { Badge, Button, EmptyState, Skeleton, Table } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { linesQuery } from '@/shared/lines/history';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SearchInput } from '@/shared/ui/SearchInput';
import { useTitle } from '@/shared/ui/useTitle';
import linked from '@/shared/ui/linkedRows.module.css';
import classes from './AuditPage.module.css';

/** Whose history? Every line, retired ones too. */
export function AuditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/inside/audit' });
  const lines = useInfiniteQuery(linesQuery(q, 'ALL'));
  useTitle(t('audit.title'));
  const rows = lines.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('lines.title')} above={t('audit.title')} />
      <main className={classes.page}>
        <SearchInput
          className={classes.search}
          w={320}
          label={t('lines.search')}
          value={q}
          onSearch={(text) => void navigate({ to: '/audit', search: { q: text }, replace: true })}
        />
        <ProblemNote error={lines.error} onRetry={() => void lines.refetch()} />
        {lines.isPending && <Skeleton height={140} maw={860} />}
        {lines.isSuccess && rows.length === 0 && (
          <EmptyState
            mt={64}
            icon={<IconHistory size={26} stroke={1.5} />}
            title={t(q ? 'lines.noneFound' : 'lines.none')}
            description={q ? t('lines.noneFoundHint', { q }) : t('audit.noLinesHint')}
          />
        )}
        {rows.length > 0 && (
          <div className={`${linked.frame} ${classes.frame}`}>
            <Table verticalSpacing={9} horizontalSpacing={16}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('audit.line')}</Table.Th>
                  <Table.Th>{t('lines.stateTitle')}</Table.Th>
                  <Table.Th ta="right">{t('audit.saves')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ id, name, state, version }) => (
                  <Table.Tr key={id} className={linked.row}>
                    <Table.Td>
                      <Link to="/audit/$line" params={{ line: id }} className={linked.link}>
                        {name}
                      </Link>
                    </Table.Td>
                    <Table.Td>
                      <Badge variant="light" color={state === 'ACTIVE' ? 'teal' : 'gray'} tt="none">
                        {t(`lines.state.${state}`)}
                      </Badge>
                    </Table.Td>
                    <Table.Td ta="right" className="tabular">
                      {version}
                    </Table.Td>
                  </Table.Tr>
                ))}
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
    </>
  );
}
