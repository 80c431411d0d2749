import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../keyboard/shortcuts';
import { KeyHint } from './KeyHint';

const PAUSE_MS = 250;

interface Props extends Pick<TextInputProps, 'w' | 'className'> {
  label: string;
  value: string | undefined;
  onSearch: (text: string | undefined) => void;
}

/** Searches the list of the page once typing pauses; `/` leads here. */
export function SearchInput({ label, value, onSearch, ...rest }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const settle = useDebouncedCallback((text: string) => {
    setTyped(undefined);
    onSearch(text.trim() || undefined);
  }, PAUSE_MS);
  useShortcuts({ '/': () => field.current?.focus() });
  const text = typed ?? value ?? '';
  return (
    <TextInput
      {...rest}
      ref={field}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
      rightSection={
        text === '' ? (
          <KeyHint of="/" />
        ) : (
          <CloseButton
            size="sm"
            aria-label={t('common.clearSearch')}
            onClick={() => {
              settle.cancel();
              setTyped(undefined);
              onSearch(undefined);
            }}
          />
        )
      }
      value={text}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
