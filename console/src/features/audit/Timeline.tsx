import { Button, EmptyState, Skeleton, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '@/shared/api/schemas';
import { BeforeAfter } from '@/shared/lines/Changes';
import { historyQuery, type HistoryEntry } from '@/shared/lines/history';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './Timeline.module.css';

/** The part of a line's history that is loaded, newest first. */
export function useHistory(line: string) {
  const { i18n } = useTranslation();
  const query = useInfiniteQuery(historyQuery(line, i18n.language as Language));
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return { query, entries };
}

interface RowProps {
  entry: HistoryEntry;
  /** Whether it is the first of its save. */
  first: boolean;
  /** Within what is looked at, at its end, or after it. */
  place: 'here' | 'within' | 'before' | 'after';
  onChoose: () => void;
}

function Row({ entry, first, place, onChoose }: RowProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const words = useSettingWords();
  const several = entry.changes.length > 1;
  return (
    <tr className={classes.row} data-place={place} data-first={first}>
      <td className={classes.version}>
        {first && <span className="tabular">{entry.version}</span>}
      </td>
      <td className={classes.when}>
        {first && (
          <time dateTime={entry.at} title={times.moment(entry.at)}>
            {times.full(entry.at)}
          </time>
        )}
      </td>
      <td>{first && entry.actor.name}</td>
      <td>
        <UnstyledButton
          className={classes.choose}
          aria-current={place === 'here' ? 'true' : undefined}
          aria-label={t('audit.chooseVersion', { version: entry.version, what: entry.summary })}
          onClick={onChoose}
        >
          {entry.summary}
        </UnstyledButton>
      </td>
      <td className={classes.changes}>
        {entry.changes.map((change) => (
          <div key={change.field}>
            {several && <span className={classes.field}>{words.label(change.field)}: </span>}
            <BeforeAfter change={change} />
          </div>
        ))}
      </td>
    </tr>
  );
}

interface Props {
  line: string;
  /** The version stood at, or the first and last of a difference. */
  from?: number;
  to: number | undefined;
  onChoose: (entry: HistoryEntry) => void;
}

export function Timeline({ line, from, to, onChoose }: Props) {
  const { t } = useTranslation();
  const { query, entries } = useHistory(line);
  const placeOf = (version: number) => {
    if (to === undefined) return 'before';
    if (version > to) return 'after';
    if (from !== undefined) return version > from ? 'within' : 'before';
    return version === to ? 'here' : 'before';
  };
  if (query.isError) {
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isSuccess && entries.length === 0) {
    return (
      <EmptyState
        mt={40}
        icon={<IconHistory size={26} stroke={1.5} />}
        title={t('audit.noHistory')}
        description={t('audit.noHistoryHint')}
      />
    );
  }
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={t('audit.timeline')}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('audit.version')} />
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.beforeAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {query.isPending
            ? [0, 1, 2, 3, 4].map((row) => (
                <tr key={row}>
                  {[12, 90, 90, 120, 160].map((width, column) => (
                    <td key={column}>
                      <Skeleton height={12} width={width} my={4} />
                    </td>
                  ))}
                </tr>
              ))
            : entries.map((entry, index) => (
                <Row
                  key={`${entry.version} ${entry.event}`}
                  entry={entry}
                  first={entries[index - 1]?.version !== entry.version}
                  place={placeOf(entry.version)}
                  onChoose={() => onChoose(entry)}
                />
              ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          m={8}
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('audit.earlier')}
        </Button>
      )}
    </div>
  );
}
