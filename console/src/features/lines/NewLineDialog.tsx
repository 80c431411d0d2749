import { Button, Group, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@/shared/outbox/ids';
import { useCreateLine } from './commands';
import { LineFields, emptyDraft, isComplete } from './LineFields';

function NewLineForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateLine();
  const [draft, setDraft] = useState(emptyDraft);
  const [id, setId] = useState(newId);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate(
      {
        id,
        name: draft.name,
        operatorGroups: draft.operators.map((group) => group.id),
        supervisorGroups: draft.supervisors.map((group) => group.id),
      },
      {
        onSuccess: (line) => void navigate({ to: '/lines/$line', params: { line: line.id } }),
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <LineFields
        draft={draft}
        error={create.error}
        onChange={(change) => {
          setDraft((before) => ({ ...before, ...change }));
          // Other content is another attempt: the same id would be refused.
          setId(newId());
        }}
      />
      <Group justify="flex-end" gap={8} mt={24}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" disabled={!isComplete(draft) || create.isPending}>
          {t('lines.create')}
        </Button>
      </Group>
    </form>
  );
}

export function NewLineDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={480}
      title={t('lines.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NewLineForm onClose={onClose} />
    </Modal>
  );
}
