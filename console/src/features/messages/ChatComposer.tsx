import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import type { SubmitEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyLine, StoredFile } from '@/shared/api/schemas';
import { AttachButton } from '@/shared/files/AttachButton';
import { AttachedFiles } from '@/shared/files/AttachedFiles';
import { useAttachments } from '@/shared/files/attachments';
import { useDroppedFiles } from '@/shared/files/useDroppedFiles';
import { useTellTyping } from '@/shared/live/typing';
import { useDraft } from '@/shared/outbox/outbox';
import { TypingLine } from '@/shared/ui/TypingLine';
import classes from './Chat.module.css';

const MAX_LENGTH = 20_000;

interface Props {
  thread: string;
  line: MyLine;
  /** Who answers right now, if somebody does. */
  typing: string | undefined;
  onSend: (text: string, files: StoredFile[]) => void;
}

/** Enter sends; Shift+Enter, or Enter on a touch screen, begins a new line. */
export function ChatComposer({ thread, line, typing, onSend }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(thread);
  const files = useAttachments(thread);
  const tellTyping = useTellTyping(`/api/my/lines/${line.id}/typing`);
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
        <TypingLine words={typing} />
        <AttachedFiles of={files} />
      </div>
      <AttachButton size={34} onFiles={files.add} />
      <Textarea
        className={classes.field}
        autosize
        minRows={1}
        maxRows={8}
        radius="md"
        aria-label={t('messages.write', { line: line.name })}
        placeholder={t('messages.write', { line: line.name })}
        error={tooLong && t('composer.tooLong', { max: MAX_LENGTH })}
        value={draft}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          if (event.currentTarget.value.trim() !== '') tellTyping();
        }}
        onKeyDown={onKeyDown}
      />
      <Button
        type="submit"
        disabled={empty || tooLong || !files.ready}
        aria-label={t('composer.send')}
        className={classes.send}
        rightSection={<IconSend2 size={16} aria-hidden="true" />}
      >
        <span className={classes.sendWord}>{t('composer.send')}</span>
      </Button>
    </form>
  );
}
