import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import type { SubmitEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from '@/shared/api/schemas';
import { AttachButton } from '@/shared/files/AttachButton';
import { AttachedFiles } from '@/shared/files/AttachedFiles';
import { useAttachments } from '@/shared/files/attachments';
import { useDroppedFiles } from '@/shared/files/useDroppedFiles';
import { useDraft } from '@/shared/outbox/outbox';
import classes from './Chat.module.css';

const MAX_LENGTH = 20_000;

interface Props {
  thread: string;
  line: string;
  onSend: (text: string, files: StoredFile[]) => void;
}

/** Enter sends; Shift+Enter, or Enter on a touch screen, begins a new line. */
export function ChatComposer({ thread, line, onSend }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(thread);
  const files = useAttachments(thread);
  const dropping = useDroppedFiles(true, files.add);
  const tooLong = draft.length > MAX_LENGTH;
  const empty = draft.trim() === '' && files.items.length === 0;
  const send = () => {
    const text = draft.trim();
    if (empty || tooLong || !files.ready) return;
    setDraft('');
    files.clear();
    onSend(text, files.stored);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    const touch = window.matchMedia('(pointer: coarse)').matches;
    if (touch && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={classes.composer}
      data-dropping={dropping}
      onSubmit={submit}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files];
        if (pasted.length === 0) return;
        event.preventDefault();
        files.add(pasted);
      }}
    >
      <div className={classes.attached}>
        <AttachedFiles of={files} />
      </div>
      <AttachButton size={34} onFiles={files.add} />
      <Textarea
        className={classes.field}
        autosize
        minRows={1}
        maxRows={8}
        radius="md"
        aria-label={t('messages.write', { line })}
        placeholder={t('messages.write', { line })}
        error={tooLong && t('composer.tooLong', { max: MAX_LENGTH })}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button
        type="submit"
        disabled={empty || tooLong || !files.ready}
        rightSection={<IconSend2 size={16} aria-hidden="true" />}
      >
        {t('composer.send')}
      </Button>
    </form>
  );
}
