import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Employee, Reference } from '../api/schemas';
import { ChoiceField } from '../ui/ChoiceField';
import { useProblemText } from '../ui/useProblemText';
import { employeeChoiceQuery } from './queries';

const PAUSE_MS = 250;

interface Props {
  label: string;
  width?: number;
  chosen?: Reference;
  clearable?: boolean;
  disabled?: boolean;
  /** Those who are shown but cannot be chosen. */
  without?: (employee: Employee) => boolean;
  onChoose: (employee: Reference | undefined) => void;
}

/** Chooses one of all active employees, by name or login. */
export function EmployeeField({ label, width, chosen, without, onChoose, ...rest }: Props) {
  const { t } = useTranslation();
  const words = useProblemText();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data: found = [], error } = useQuery({
    ...employeeChoiceQuery(settled),
    placeholderData: keepPreviousData,
  });
  return (
    <ChoiceField
      {...rest}
      w={width}
      aria-label={label}
      placeholder={label}
      error={error && words(error)}
      nothingFound={t('people.noneFound')}
      chosen={chosen && { value: chosen.id, label: chosen.name }}
      choices={found.map((employee) => ({
        value: employee.id,
        label: employee.name,
        hint: employee.login,
        disabled: without?.(employee),
      }))}
      onType={setTyped}
      onChoose={(id) => onChoose(found.find((employee) => employee.id === id))}
    />
  );
}
