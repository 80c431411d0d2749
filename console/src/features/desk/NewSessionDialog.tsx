import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt, isProblem } from '@/shared/api/problem';
import { useMe } from '@/shared/api/queries';
import { conversationOpen, type Reference } from '@/shared/api/schemas';
import { AttachButton } from '@/shared/files/AttachButton';
import { AttachedFiles } from '@/shared/files/AttachedFiles';
import { useAttachments } from '@/shared/files/attachments';
import { useDroppedFiles } from '@/shared/files/useDroppedFiles';
import { newId } from '@/shared/outbox/ids';
import { taking } from '@/shared/outbox/outbox';
import { ChoiceField } from '@/shared/ui/ChoiceField';
import { useProblemText } from '@/shared/ui/useProblemText';
import composer from './Composer.module.css';
import { useBegin } from './commands';
import { OpenAlready } from './OpenAlready';
import { clientsQuery } from './queries';
import { Refusal } from './Refusal';
import { useDesk } from './useDesk';

const PAUSE_MS = 250;
const MAX_LENGTH = 20_000;

function ClientField({
  line,
  chosen,
  error,
  onChoose,
}: {
  line: string;
  chosen: Reference | undefined;
  error: string | undefined;
  onChoose: (client: Reference | undefined) => void;
}) {
  const { t } = useTranslation();
  const words = useProblemText();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data: found = [], error: unread } = useQuery({
    ...clientsQuery(line, settled),
    enabled: line !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <ChoiceField
      label={t('begin.client')}
      placeholder={t('begin.clientHint')}
      disabled={line === ''}
      error={error ?? (unread && words(unread))}
      nothingFound={settled === '' ? t('begin.noClients') : t('begin.noneFound')}
      chosen={chosen && { value: chosen.id, label: chosen.name }}
      choices={found.map(({ id, name }) => ({ value: id, label: name }))}
      onType={setTyped}
      onChoose={(id) => onChoose(found.find((client) => client.id === id))}
    />
  );
}

const attempt = () => ({ id: newId(), messageId: newId() });

/** Whom to write to on which line, and the first words if there are any. */
export function NewSessionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const desk = useDesk();
  const begin = useBegin();
  const lines = me.operatorOf.filter(({ retired }) => !retired);
  const [line, setLine] = useState(
    () =>
      (lines.find(({ id }) => id === desk.line) ?? (lines.length === 1 ? lines[0] : undefined))
        ?.id ?? '',
  );
  const [client, setClient] = useState<Reference>();
  const [text, setText] = useState('');
  const files = useAttachments(`${me.id}.begin`);
  const [ids, setIds] = useState(attempt);
  // Other content is another attempt: the same id would be refused.
  const change = () => {
    setIds(attempt());
    begin.reset();
  };
  const words = text.trim();
  const silent = words === '' && files.items.length === 0;
  const attach = (chosen: File[]) => {
    files.add(chosen);
    change();
  };
  const dropping = useDroppedFiles(true, attach);
  const run = () => {
    if (client === undefined || begin.isPending || !files.ready) return;
    const said = silent ? {} : { messageId: ids.messageId, text: words, ...taking(files.stored) };
    const done = () => {
      files.clear();
      onClose();
    };
    begin.mutate({ id: ids.id, line, account: client.id, ...said }, { onSuccess: done });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    run();
  };
  const open = isProblem(begin.error, 'conversation-open')
    ? begin.error.facts(conversationOpen)
    : undefined;
  const atClient = errorAt(begin.error, 'account')?.message;
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('begin.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={submit}
        onPaste={(event) => {
          const pasted = [...event.clipboardData.files];
          if (pasted.length === 0) return;
          event.preventDefault();
          attach(pasted);
        }}
      >
        <Stack gap={16}>
          <Select
            label={t('begin.line')}
            placeholder={t('begin.lineHint')}
            data-autofocus={line === '' || undefined}
            allowDeselect={false}
            data={lines.map(({ id, name }) => ({ value: id, label: name }))}
            value={line === '' ? null : line}
            onChange={(value) => {
              setLine(value ?? '');
              setClient(undefined);
              change();
            }}
          />
          <ClientField
            key={line}
            line={line}
            chosen={client}
            error={atClient}
            onChoose={(chosen) => {
              setClient(chosen);
              change();
            }}
          />
          <Textarea
            label={t('begin.words')}
            placeholder={t('common.optional')}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={MAX_LENGTH}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              change();
            }}
          />
          <div>
            <Group gap={8}>
              <AttachButton size={28} onFiles={attach} />
              <span className={composer.hint}>
                {dropping ? t('files.dropHere') : t('files.attach')}
              </span>
            </Group>
            <AttachedFiles of={files} />
          </div>
          {open && client && (
            <OpenAlready open={open} line={line} client={client} onOpened={onClose} />
          )}
          {begin.isError && !open && atClient === undefined && (
            <Refusal error={begin.error} onAgain={run} />
          )}
        </Stack>
        <Group justify="flex-end" gap={8} mt={24}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={client === undefined || begin.isPending || !files.ready}>
            {silent ? t('begin.submit') : t('begin.submitSaying')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
