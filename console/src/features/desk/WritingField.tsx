import { Combobox, Textarea, useCombobox, type TextareaProps } from '@mantine/core';
import { useDebouncedValue, useMergedRef } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { get, withQuery } from '@/shared/api/client';
import type { Reference, Template } from '@/shared/api/schemas';
import { findTemplates } from '@/shared/templates/find';
import { templatesQuery } from '@/shared/templates/queries';
import { useProblemText } from '@/shared/ui/useProblemText';
import { mentionableQuery } from './queries';
import { wordAt, type Trigger, type Word } from './wordAt';
import classes from './WritingField.module.css';

const PAUSE_MS = 150;
const SHOWN = 30;
const filledIn = z.object({ text: z.string() });

interface Props extends Omit<TextareaProps, 'value' | 'onChange' | 'ref'> {
  ref?: Ref<HTMLTextAreaElement>;
  /** The session that is written in. */
  session: string;
  /** What may be asked for while writing. */
  offers: Trigger[];
  value: string;
  onChange: (text: string) => void;
  onMention?: (person: Reference) => void;
}

function usePeople(session: string, word: Word | undefined): Reference[] | undefined {
  const [settled] = useDebouncedValue(word?.query ?? '', PAUSE_MS);
  const { data, isError } = useQuery({
    ...mentionableQuery(session, settled.trim()),
    enabled: word?.trigger === '@',
    placeholderData: keepPreviousData,
  });
  return isError ? [] : data;
}

function useTemplates(word: Word | undefined): Template[] | undefined {
  const { data, isError } = useQuery({ ...templatesQuery, enabled: word?.trigger === '/' });
  if (isError) return [];
  return data && findTemplates(data, word?.query ?? '').slice(0, SHOWN);
}

/** Whatever is found, Enter takes the first; stands after the options, which must be there. */
function FirstSelected({ of, select }: { of: string | undefined; select: () => unknown }) {
  useEffect(() => {
    select();
  }, [of, select]);
  return null;
}

/** A field to write in that suggests colleagues after an @ and templates after a slash. */
export function WritingField({
  ref,
  session,
  offers,
  value,
  error,
  onChange,
  onMention,
  onKeyDown,
  ...rest
}: Props) {
  const { t } = useTranslation();
  const words = useProblemText();
  const field = useRef<HTMLTextAreaElement>(null);
  const [word, setWord] = useState<Word>();
  const [dismissed, setDismissed] = useState<number>();
  const asked = word !== undefined && offers.includes(word.trigger) ? word : undefined;
  const people = usePeople(session, asked);
  const templates = useTemplates(asked);
  const found = asked?.trigger === '@' ? people : templates;
  // Where nothing is found, a space says that something else was meant.
  const over = found?.length === 0 && /\s/.test(asked?.query ?? '');
  const opened = asked !== undefined && asked.from !== dismissed && found !== undefined && !over;
  const combobox = useCombobox({
    opened,
    onOpenedChange: (open) => !open && setDismissed(asked?.from),
  });
  const area = useMergedRef(ref, field);

  const look = (at: HTMLTextAreaElement) => {
    const next =
      at.selectionStart === at.selectionEnd ? wordAt(at.value, at.selectionStart) : undefined;
    setWord(next);
    if (next?.from !== dismissed) setDismissed(undefined);
  };
  /** Puts a text in place of the word that asked for it, or where the caret is if that has gone. */
  const put = (text: string, { trigger, query, from, to }: Word) => {
    const now = field.current?.value ?? value;
    const caret = field.current?.selectionStart ?? now.length;
    const there = now.slice(from, to) === trigger + query;
    const start = there ? from : caret;
    onChange(now.slice(0, start) + text + now.slice(there ? to : caret));
    setWord(undefined);
    // The caret follows once the text is in the field.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start + text.length, start + text.length);
    });
  };
  const fill = useMutation({
    mutationFn: ({ template }: { template: string; at: Word }) =>
      get(withQuery(`/api/templates/${template}/text`, { session }), filledIn),
    onSuccess: ({ text }, { at }) => put(text, at),
  });
  const choose = (id: string) => {
    if (asked === undefined) return;
    const person = asked.trigger === '@' && people?.find((each) => each.id === id);
    if (person) {
      put(`@${person.name} `, asked);
      onMention?.(person);
    } else {
      setDismissed(asked.from);
      fill.mutate({ template: id, at: asked });
    }
  };
  const suggests = opened && found.length > 0;
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const chooses = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (suggests && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      combobox.clickSelectedOption();
    } else if (!(suggests && chooses) && !(opened && event.key === 'Escape')) {
      // Sent with the modifier, nothing is chosen on the way.
      if (event.key === 'Enter') combobox.resetSelectedOption();
      onKeyDown?.(event);
    }
  };
  return (
    <Combobox
      store={combobox}
      position="top-start"
      width={360}
      shadow="md"
      keepMounted={false}
      transitionProps={{ duration: 0 }}
      onOptionSubmit={choose}
    >
      <Combobox.Target withKeyboardNavigation={opened}>
        <Textarea
          {...rest}
          ref={area}
          value={value}
          error={error || (fill.isError && words(fill.error))}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look(event.currentTarget);
            if (fill.isError) fill.reset();
          }}
          onSelect={(event) => look(event.currentTarget)}
          onBlur={() => setWord(undefined)}
          onKeyDown={keyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options
          mah={280}
          style={{ overflowY: 'auto' }}
          aria-label={asked?.trigger === '@' ? t('composer.people') : t('templates.title')}
        >
          {asked?.trigger === '@' &&
            people?.map(({ id, name }) => (
              <Combobox.Option key={id} value={id}>
                {name}
              </Combobox.Option>
            ))}
          {asked?.trigger === '/' &&
            templates?.map(({ id, name, folder, text }) => (
              <Combobox.Option key={id} value={id}>
                <span className={classes.name}>
                  <span>{name}</span>
                  {folder && <span className={classes.folder}>{folder}</span>}
                </span>
                <span className={classes.text}>{text}</span>
              </Combobox.Option>
            ))}
          {found?.length === 0 && (
            <Combobox.Empty>
              {asked?.trigger === '@' ? t('composer.nobodyFound') : t('templates.noneFound')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
        <FirstSelected of={found?.map(({ id }) => id).join()} select={combobox.selectFirstOption} />
      </Combobox.Dropdown>
    </Combobox>
  );
}
