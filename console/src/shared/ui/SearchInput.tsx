import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
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
  // A search made on the way to another page would call the reader back.
  const leaving = useRouterState({ select: ({ status }) => status === 'pending' });
  const settle = useEffectEvent((text: string) => {
    setTyped(undefined);
    onSearch(text.trim() || undefined);
  });
  useEffect(() => {
    if (typed === undefined || leaving) return;
    const pause = setTimeout(() => settle(typed), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, leaving]);
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
              setTyped(undefined);
              onSearch(undefined);
            }}
          />
        )
      }
      value={text}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
