import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import classes from './LinePage.module.css';
import { linkableQuery } from './queries';

/** Linked ones stay on offer, also where they could not be linked anew. */
function useOffer(line: string, linked: Reference[]) {
  const { data } = useQuery(linkableQuery(line));
  const all = [
    ...(data ?? []),
    ...linked.filter(({ id }) => !data?.some((known) => known.id === id)),
  ];
  return { all, options: all.map(({ id, name }) => ({ value: id, label: name })) };
}

interface Props<T> {
  /** The line's id. */
  line: string;
  value: T;
  error: ReactNode;
  onChange: (value: T) => void;
}

export function AccountApplicationField({ line, value, error, onChange }: Props<Reference | null>) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const { all, options } = useOffer(line, value ? [value] : []);
  return (
    <Select
      label={words.label('accountApplication')}
      description={t('lines.accountApplicationHint')}
      data={options}
      error={error}
      clearable
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      value={value?.id ?? null}
      onChange={(id) => onChange(all.find((each) => each.id === id) ?? null)}
    />
  );
}

export function RequestApplicationsField({ line, value, error, onChange }: Props<Reference[]>) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const { all, options } = useOffer(line, value);
  return (
    <MultiSelect
      label={words.label('requestApplications')}
      description={t('lines.requestApplicationsHint')}
      data={options}
      error={error}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(all.filter(({ id }) => ids.includes(id)))}
    />
  );
}

interface ApplicationsProps {
  line: string;
  linked: number;
  children: ReactNode;
}

/** The fields where there is something to link; else a word that there is not. */
export function Applications({ line, linked, children }: ApplicationsProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(linkableQuery(line));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (linked === 0 && data?.length === 0) {
    return <p className={classes.none}>{t('lines.noApplications')}</p>;
  }
  return data && children;
}
