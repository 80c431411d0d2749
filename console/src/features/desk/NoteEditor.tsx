import { Button } from '@mantine/core';
import { useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import type { Message } from '@/shared/api/schemas';
import { keysOf, sends } from '@/shared/keyboard/sendKey';
import { namedIn } from '@/shared/ui/mentions';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { MAX_LENGTH } from './Composer';
import composer from './Composer.module.css';
import { useEditNote } from './commands';
import { WritingField } from './WritingField';

const atEnd = (field: HTMLTextAreaElement | null) => {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
};

/** A note of mine, rewritten where it stands. */
export function NoteEditor({ note, onClose }: { note: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const { sendKey } = useMe().preferences;
  const edit = useEditNote(note);
  const [text, setText] = useState(note.text ?? '');
  const [people, setPeople] = useState(note.mentions);
  const words = text.trim();
  const tooLong = text.length > MAX_LENGTH;
  const cannot = tooLong || edit.isPending || (words === '' && note.files.length === 0);
  const save = () => {
    if (cannot) return;
    if (words === note.text) onClose();
    else edit.mutate({ text: words, mentions: namedIn(words, people) }, { onSuccess: onClose });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (sends(event, sendKey)) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') onClose();
  };
  return (
    <form className={`${composer.composer} ${composer.inline}`} data-kind="NOTE" onSubmit={submit}>
      <WritingField
        ref={atEnd}
        session={note.sessionId}
        offers={['@']}
        variant="unstyled"
        autosize
        maxRows={12}
        aria-label={t('note.text')}
        error={tooLong && t('composer.tooLong', { max: MAX_LENGTH })}
        value={text}
        onChange={setText}
        onMention={(person) => setPeople((old) => [...old, person])}
        onKeyDown={onKeyDown}
      />
      <ProblemNote error={edit.error} />
      <div className={composer.bottom}>
        <span className={composer.hint}>{keysOf(sendKey).join(' ')}</span>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="compact-sm" type="submit" disabled={cannot}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
