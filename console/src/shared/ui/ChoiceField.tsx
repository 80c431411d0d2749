import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';

export interface Choice {
  value: string;
  label: string;
  /** Tells those of the same name apart. */
  hint?: string;
  disabled?: boolean;
}

interface Props extends Pick<
  SelectProps,
  'w' | 'label' | 'placeholder' | 'disabled' | 'error' | 'leftSection' | 'aria-label'
> {
  choices: Choice[];
  /** What is chosen, offered or not; undefined empties the field once something is. */
  chosen?: Choice;
  clearable?: boolean;
  onType: (text: string) => void;
  onChoose: (value: string | undefined) => void;
  nothingFound: string;
}

/** Chooses one of more than can be shown: what is offered is what the server finds for what is typed. */
export function ChoiceField({ choices, chosen, onType, onChoose, nothingFound, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const missing = chosen && !choices.some(({ value }) => value === chosen.value);
  const hints = new Map(choices.map(({ value, hint }) => [value, hint]));
  return (
    <Select
      searchable
      comboboxProps={{ withinPortal: true }}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      maxDropdownHeight={280}
      {...rest}
      data={(missing ? [chosen, ...choices] : choices).map(({ value, label, disabled }) => ({
        value,
        label,
        disabled,
      }))}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <span style={{ marginLeft: 8, color: 'var(--fl-dim)' }}>{hints.get(option.value)}</span>
        </span>
      )}
      nothingFoundMessage={nothingFound}
      value={chosen?.value ?? null}
      searchValue={text}
      onSearchChange={(typed) => {
        setText(typed);
        // The name of what is chosen stands in the field; it is not searched for.
        onType(typed === chosen?.label ? '' : typed);
      }}
      onChange={(value) => {
        onChoose(value ?? undefined);
        if (chosen === undefined) setText('');
      }}
    />
  );
}
