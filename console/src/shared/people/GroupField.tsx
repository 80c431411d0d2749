import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../ui/ChoiceField';
import { useProblemText } from '../ui/useProblemText';
import { groupQuery } from './queries';
import { useGroups } from './useGroups';

interface Props {
  label: string;
  width?: number;
  /** The id of the one that is chosen. */
  value: string | undefined;
  onChoose: (group: string | undefined) => void;
}

/** Chooses one group. */
export function GroupField({ label, width, value, onChoose }: Props) {
  const { t } = useTranslation();
  const words = useProblemText();
  const [typed, setTyped] = useState('');
  const { groups, error } = useGroups(typed);
  const { data: chosen } = useQuery({ ...groupQuery(value ?? ''), enabled: value !== undefined });
  return (
    <ChoiceField
      w={width}
      aria-label={label}
      placeholder={label}
      clearable
      error={error && words(error)}
      nothingFound={t('groups.noneFound')}
      chosen={value === undefined || !chosen ? undefined : { value, label: chosen.name }}
      choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
      onType={setTyped}
      onChoose={onChoose}
    />
  );
}
