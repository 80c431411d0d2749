import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/shared/ui/KeyHint';
import { useDesk } from './useDesk';

const PAUSE_MS = 250;

/** Searches the open list; the words stand in the URL once typing pauses. */
export function SearchField({ ref }: { ref: Ref<HTMLInputElement> }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [typed, setTyped] = useState<string>();
  const settle = useDebouncedCallback((text: string) => {
    setTyped(undefined);
    desk.go({ q: text.trim() || undefined }, true);
  }, PAUSE_MS);
  const text = typed ?? desk.q ?? '';
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={t('desk.search')}
      placeholder={t('desk.search')}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
      rightSection={
        text === '' ? (
          <KeyHint of="/" />
        ) : (
          <CloseButton
            size="sm"
            aria-label={t('desk.clearSearch')}
            onClick={() => {
              setTyped(undefined);
              desk.go({ q: undefined }, true);
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
