import { EmptyState, Skeleton, Table } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeriodField } from '@/shared/time/PeriodField';
import { useTimes } from '@/shared/time/useTimes';
import linked from '@/shared/ui/linkedRows.module.css';
import listing from '@/shared/ui/listing.module.css';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { fairnessQuery, type Fairness as Figures, type Period } from './queries';
import classes from './Fairness.module.css';

const DAY = 'YYYY-MM-DD';

function lastWeek(): Period {
  return { from: dayjs().subtract(6, 'day').format(DAY), to: dayjs().format(DAY) };
}

function usePercent() {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return (share: number) => format.format(share);
}

function Head({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const times = useTimes();
  const percent = usePercent();
  const { claims, contested, contestedShare, medianSeconds, p95Seconds } = figures;
  const lasted = (seconds: number | undefined) =>
    seconds === undefined ? '—' : times.span(seconds * 1_000);
  const facts = [
    [t('fairness.claims'), String(claims), t('fairness.claimsHint')],
    [
      t('fairness.contested'),
      `${contested} · ${percent(contestedShare)}`,
      t('fairness.contestedHint'),
    ],
    [t('fairness.median'), lasted(medianSeconds), t('fairness.medianHint')],
    [t('fairness.p95'), lasted(p95Seconds), t('fairness.p95Hint')],
  ];
  return (
    <dl className={classes.figures}>
      {facts.map(([name, value, hint]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  );
}

function Operators({ of }: { of: Figures['operators'] }) {
  const { t } = useTranslation();
  const percent = usePercent();
  const rows = of.toSorted((a, b) => b.won - a.won || a.name.localeCompare(b.name));
  return (
    <div className={`${linked.frame} ${classes.table}`}>
      <Table aria-label={t('fairness.byOperator')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('fairness.operator')}</Table.Th>
            <Table.Th className={classes.number}>{t('fairness.won')}</Table.Th>
            <Table.Th className={classes.number}>{t('fairness.lost')}</Table.Th>
            <Table.Th className={classes.number}>{t('fairness.wonShare')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ id, name, won, lost }) => (
            <Table.Tr key={id}>
              <Table.Td>{name}</Table.Td>
              <Table.Td className={classes.number}>{won}</Table.Td>
              <Table.Td className={classes.number}>{lost}</Table.Td>
              <Table.Td className={classes.number}>
                {won + lost === 0 ? '—' : percent(won / (won + lost))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Who got the sessions of a line and who came second, and how long clients waited to be taken. */
export function Fairness({ line }: { line: string }) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState(lastWeek);
  const { data, error, refetch } = useQuery({
    ...fairnessQuery(line, period),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.page}>
      <div className={listing.tools}>
        <PeriodField
          label={t('fairness.period')}
          from={period.from}
          to={period.to}
          onChange={setPeriod}
        />
      </div>
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined && !error && <Skeleton height={240} />}
      {data?.claims === 0 && (
        <EmptyState
          mt={48}
          icon={<IconScale size={26} stroke={1.5} />}
          title={t('fairness.none')}
          description={t('fairness.noneHint')}
        />
      )}
      {data !== undefined && data.claims > 0 && (
        <>
          <Head figures={data} />
          <Operators of={data.operators} />
        </>
      )}
    </div>
  );
}
